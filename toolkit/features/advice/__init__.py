"""The advice on screen: why, under which conditions, and what people add to it: texts, alternatives, a deviation."""
