"""The shared reading machinery: parse, encoder, numbers, alignment, lexicons.

The only importer of spaCy and onnxruntime. Modules are imported by name
(`rashomon.text.parse`), so that nothing heavy loads before it is needed.
"""
