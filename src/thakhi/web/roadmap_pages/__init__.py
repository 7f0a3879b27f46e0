"""The road map on the site: pillars, objectives and actions, each open to what it rests on."""
