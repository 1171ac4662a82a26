"""An e-publication builder: one content model to an accessible EPUB and a print-ready PDF."""

__version__ = "0.1.0"
