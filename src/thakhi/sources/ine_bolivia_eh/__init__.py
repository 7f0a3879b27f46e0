"""INE Bolivia, Encuesta de Hogares."""
