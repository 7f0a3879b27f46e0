"""Sistema Tributario Integrado, of transport: DS 23027."""
