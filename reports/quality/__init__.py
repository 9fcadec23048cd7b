"""What is wrong or missing in records: rules, how many rows each finds where, and their lists."""
