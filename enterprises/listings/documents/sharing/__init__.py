"""An owner lets somebody outside (a council officer, a venue) open one document, for some days."""
