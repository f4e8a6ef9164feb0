"""Reading, pure: bytes in, values out. No network, no store, no clock."""
