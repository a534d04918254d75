"""The journey of a group: hours, money, loads, breaking points and the class that they give (RULES section 6)."""
