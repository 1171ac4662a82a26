"""The content model: plain frozen data.  It validates nothing and works nothing out."""
