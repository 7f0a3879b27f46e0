# Reference estimates of plain.csv, lonely.csv and fpc.csv (tables.py) by the R package survey (4.1-1, R 4.2.2).
# Run in this folder: Rscript cases.R ; it writes cases.csv, which test_cases.py reads.
# One row per estimate: `where` is both SQL and, translated, R. NA = R gives no number.
suppressMessages(library(survey))
options(warn = -1)

condition <- function(where) if (where == "") "TRUE" else gsub(" AND ", " & ", gsub(" = ", " == ", where))

design_of <- function(name) {
  data <- read.csv(paste0(name, ".csv"), na.strings = "", stringsAsFactors = FALSE)
  data$one <- 1
  fpc <- if (all(is.na(data$psus))) NULL else ~psus
  svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, fpc = fpc, data = data, nest = TRUE)
}

domain <- function(design, where, known) {
  inside <- with(design$variables, eval(parse(text = condition(where))))
  answered <- complete.cases(design$variables[, known, drop = FALSE])
  design[inside %in% TRUE & answered, ]
}

rows <- list()
add <- function(key, value, se, d, deff = NA, ci = c(NA, NA), logit = c(NA, NA)) {
  rows[[length(rows) + 1]] <<- data.frame(
    key, value = as.numeric(value), se = as.numeric(se), df = degf(d), deff = as.numeric(deff), n = nrow(d),
    low = ci[1], high = ci[2], logit_low = logit[1], logit_high = logit[2])
}
key_of <- function(table, lonely, where, statistic, y, x = "", compare = "", p = NA)
  data.frame(table, lonely, where, statistic, y, x, compare, p)
formula_of <- function(name) as.formula(paste0("~", name))

# "logit" fits a model until it moves by less than 1e-8; "xlogit" is the same interval without the iteration
logit_interval <- function(y, d) {
  fitted <- attr(svyciprop(formula_of(y), d, method = "logit"), "ci")
  exact <- attr(svyciprop(formula_of(y), d, method = "xlogit"), "ci")
  stopifnot(max(abs(fitted / exact - 1)) < 1e-6)
  exact
}

totals_and_means <- function(design, table, lonely, where) {
  for (y in c("y", "one")) {
    d <- domain(design, where, y)
    s <- svytotal(formula_of(y), d, deff = TRUE)
    effect <- if (y == "one") NA else deff(s)  # a count within its domain does not vary: R divides by rounding
    add(key_of(table, lonely, where, "total", y), coef(s), SE(s), d, effect, confint(s, df = degf(d)))
  }
  for (y in c("y", "year", "flag", "rare", "sure")) {
    d <- domain(design, where, y)
    s <- svymean(formula_of(y), d, deff = TRUE)
    share <- y %in% c("flag", "rare", "sure")
    inner <- coef(s) > 0 && coef(s) < 1
    logit <- if (share && inner) logit_interval(y, d) else c(NA, NA)
    add(key_of(table, lonely, where, if (share) "share" else "mean", y), coef(s), SE(s), d, deff(s),
        confint(s, df = degf(d)), logit)
  }
}

ratios <- function(design, table, lonely, where) {
  d <- domain(design, where, c("y", "x"))
  s <- svyratio(~y, ~x, d, deff = TRUE)
  add(key_of(table, lonely, where, "ratio", "y", "x"), coef(s), SE(s), d, attr(s, "deff"), confint(s, df = degf(d)))
}

quantiles <- function(design, table, lonely, where) {
  d <- domain(design, where, "y")
  for (p in c(.05, .1, .25, .5, .75, .9, .95)) {
    s <- svyquantile(~y, d, p)$y
    add(key_of(table, lonely, where, "quantile", "y", p = p), s[1], s[4], d, NA, s[2:3])
  }
}

# b = v less b = u, within the people who said one of the two
differences <- function(design, table, lonely, where) {
  either <- paste0(where, if (where == "") "" else " AND ", "b %in% c('u', 'v')")
  contrast <- function(statistic, y, x, d, FUN, ...) {
    s <- svycontrast(svyby(formula_of(y), ~b, d, FUN, ..., covmat = TRUE), c(v = 1, u = -1))
    add(key_of(table, lonely, where, statistic, y, x, "b"), coef(s), SE(s), d, NA, confint(s, df = degf(d)))
  }
  contrast("total", "y", "", domain(design, either, "y"), svytotal)
  contrast("mean", "y", "", domain(design, either, "y"), svymean)
  contrast("share", "flag", "", domain(design, either, "flag"), svymean)
}

# svyratio gives svyby no influence in 4.1-1 for a formula of two; the difference of ratios is made from four totals
difference_of_ratios <- function(design, table, lonely, where) {
  either <- paste0(where, if (where == "") "" else " AND ", "b %in% c('u', 'v')")
  d <- domain(design, either, c("y", "x"))
  d <- update(d, yv = y * (b == "v"), xv = x * (b == "v"), yu = y * (b == "u"), xu = x * (b == "u"))
  s <- svycontrast(svytotal(~yv + xv + yu + xu, d), quote(yv / xv - yu / xu))
  add(key_of(table, lonely, where, "ratio", "y", "x", "b"), coef(s), SE(s), d, NA, confint(s, df = degf(d)))
}

domains <- c("", "a = 'k1'", "a = 'k3'", "b = 'u'", "c = 'away'", "c = 'here'", "a = 'k2' AND b = 'v'")
for (table in c("plain", "lonely", "fpc")) {
  design <- design_of(table)
  for (lonely in if (table == "plain") "certainty" else c("certainty", "adjust", "average")) {
    options(survey.lonely.psu = lonely)
    for (where in domains) {
      totals_and_means(design, table, lonely, where)
      ratios(design, table, lonely, where)
      quantiles(design, table, lonely, where)
      if (!grepl("b = ", where)) {
        differences(design, table, lonely, where)
        difference_of_ratios(design, table, lonely, where)
      }
    }
  }
}
out <- do.call(rbind, rows)
number <- sapply(out, is.double)
out[number] <- lapply(out[number], function(v) ifelse(is.finite(v), formatC(v, digits = 17, format = "g", width = 1), NA))
write.csv(out, "cases.csv", row.names = FALSE, na = "", quote = FALSE)
cat(nrow(out), "estimates written\n")
