"""The project: settings, addresses and the home page; it puts the apps together."""
