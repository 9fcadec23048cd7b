"""What the test run itself adds to pytest."""
