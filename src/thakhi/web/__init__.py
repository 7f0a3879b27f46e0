"""The site: Django on top of the rooms. Each app is a folder; `bridge.py` alone calls the pipeline and the rooms."""
