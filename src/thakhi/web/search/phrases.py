"""The wording of search, by key; templates read it as `say.search.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {
    "place": Text("Buscar", "Search"),
    "title": Text("Buscar en lo que se dijo", "Search what was said"),
    "label": Text("Palabras", "Words"),
    "button": Text("Buscar", "Search"),
    "lead": Text(
        "Se busca en las transcripciones publicadas. Cada resultado es un momento: quién lo dijo, en qué taller y "
        "cuándo.",
        "Published transcripts are searched. Each result is a moment: who said it, in which workshop and when.",
    ),
    "how": Text("Cómo buscar", "How to search"),
    "how_words": Text(
        "Varias palabras: alguien las dijo todas en una misma intervención. Da igual la forma y el acento: "
        "formalización encuentra formalizarse.",
        "Several words: somebody said them all in one turn. Form and accent do not matter: organisation finds "
        "organising.",
    ),
    "how_phrase": Text(
        "Entre comillas, las palabras exactas y en ese orden.", "In quotes, exactly these words, in order."
    ),
    "how_without": Text(
        "Con un guion delante, lo que no debe estar.", "With a hyphen before it, what must not be there."
    ),
    "how_beginning": Text("Con un asterisco, palabras que empiezan así.", "With an asterisk, words that begin so."),
    "example_words": Text("crédito mujeres", "credit women"),
    "example_phrase": Text('"acceso al crédito"', '"access to credit"'),
    "example_without": Text("crédito -banco", "credit -bank"),
    "example_beginning": Text("formaliz*", "formal*"),
    "empty": Text("Todavía no hay transcripciones publicadas.", "No transcript has been published yet."),
    "empty_next": Text(
        "Aquí se podrá buscar cuando quien organiza publique la primera. Mientras tanto, vea los talleres:",
        "Search opens when the organisers publish the first one. Meanwhile, see the workshops:",
    ),
    "no_words": Text(
        "Escriba al menos una palabra que deba estar; con solo lo que no debe estar no se puede buscar.",
        "Write at least one word that must be there; a search cannot be made of what must not be there.",
    ),
    "none": Text("Nadie dijo eso en un mismo momento.", "Nobody said that in one moment."),
    "none_filtered": Text("Nadie lo dijo con estos filtros.", "Nobody said it with these filters."),
    "without_filters": Text("Buscar sin filtros", "Search without filters"),
    "meant": Text("¿Quiso decir", "Did you mean"),
    "alone": Text("Cada parte por separado sí se dijo:", "Each part alone was said:"),
    "none_next": Text(
        "Pruebe con menos palabras, otra palabra parecida o el comienzo de una palabra con asterisco.",
        "Try fewer words, a similar word, or the beginning of a word with an asterisk.",
    ),
    "one_moment": Text("1 momento", "1 moment"),
    "moments": Text("momentos", "moments"),
    "many": Text("más de mil", "more than a thousand"),
    "shown_from": Text("se muestran del", "showing"),
    "shown_to": Text("al", "to"),
    "latest_first": Text("los talleres más recientes primero", "the latest workshops first"),
    "counts_among": Text(
        "Los recuentos son entre los primeros mil momentos. Agregue una palabra o un filtro para verlos todos.",
        "Counts are among the first thousand moments. Add a word or a filter to see them all.",
    ),
    "left_out": Text(
        "La pregunta es muy larga: se buscaron las primeras 12 palabras o frases.",
        "The question is very long: its first 12 words or phrases were searched.",
    ),
    "kept": Text("Se busca solo con los filtros de esta dirección.", "Only with the filters of this address."),
    "filters": Text("Filtrar", "Filter"),
    "take_off": Text("quitar", "remove"),
    "facet_workshop": Text("Taller", "Workshop"),
    "facet_topic": Text("Tema", "Topic"),
    "facet_sector": Text("Sector de quien habla", "Sector of the speaker"),
    "facet_person": Text("Quién habla", "Speaker"),
    "facet_language": Text("Idioma", "Language"),
    "other_languages": Text("otras lenguas", "other languages"),
    "all_of": Text("Ver todos los de este taller", "See all of this workshop"),
    "unnamed": Text("Sin nombre", "No name"),
    "in_context": Text("En contexto", "In context"),
    "minute": Text("minuto", "minute"),
    "pages": Text("Páginas de resultados", "Pages of results"),
    "before": Text("Anteriores", "Previous"),
    "after": Text("Siguientes", "Next"),
}
