"""Documents that people edit in a word processor: what stands in them, the same for every format.

`exports.odt` and `exports.docx` write them.
"""
