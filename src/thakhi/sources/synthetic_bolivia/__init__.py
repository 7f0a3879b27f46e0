"""A synthetic population with the design of a household survey, drawn from estimates: not a survey."""
