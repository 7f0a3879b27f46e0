# Estimates of R survey (4.1-1, R 4.2.2) on its own api samples and on NHANES II, by cells: validation.csv.
# Run as: Rscript validation.R FOLDER, where FOLDER holds apistrat.csv, apiclus1.csv and nhanes2.csv.
# Only estimates are written; no row of the data is kept in this repository.
suppressMessages(library(survey))
options(warn = -1)
folder <- commandArgs(TRUE)[1]
load_file <- function(name) read.csv(file.path(folder, paste0(name, ".csv")), stringsAsFactors = FALSE)
apistrat <- load_file("apistrat"); apiclus1 <- load_file("apiclus1"); nhanes2 <- load_file("nhanes2")
for (name in c("apistrat", "apiclus1")) assign(name, within(get(name), { school_type <- stype; api_stu <- api.stu }))
nhanes2 <- within(nhanes2, { high_blood_pressure <- highbp; high_lead <- highlead })
designs <- list(
  apistrat = svydesign(ids = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc),
  apiclus1 = svydesign(ids = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc),
  nhanes2 = svydesign(ids = ~psuid, strata = ~stratid, weights = ~finalwgt, data = nhanes2, nest = TRUE))

rows <- list()
add <- function(survey, statistic, y, x, p, where, value, se, d, deff = NA)
  rows[[length(rows) + 1]] <<- data.frame(survey, statistic, y, x, p, where, value = as.numeric(value),
    se = as.numeric(se), deff = as.numeric(deff), df = degf(d), n = nrow(d))
formula_of <- function(name) as.formula(paste0("~", name))

# the cells of `by` (levels joined by "; "), least six cases, and the whole
cells <- function(design, by) {
  data <- design$variables
  out <- list(list(where = "", d = design))
  for (name in by) for (level in sort(unique(data[[name]])))
    out[[length(out) + 1]] <- list(where = paste0(name, "=", level), d = design[data[[name]] %in% level, ])
  if (length(by) == 2) for (a in sort(unique(data[[by[1]]]))) for (b in sort(unique(data[[by[2]]])))
    out[[length(out) + 1]] <- list(where = paste0(by[1], "=", a, "; ", by[2], "=", b),
      d = design[data[[by[1]]] %in% a & data[[by[2]]] %in% b, ])
  Filter(function(cell) nrow(cell$d) > 5, out)
}

ask <- function(survey, by, numbers, shares, ratio) for (cell in cells(designs[[survey]], by)) {
  known <- function(names) cell$d[complete.cases(cell$d$variables[, names, drop = FALSE]), ]
  for (y in numbers) {
    d <- known(y)
    if (nrow(d) < 6) next
    m <- svymean(formula_of(y), d, deff = TRUE); add(survey, "mean", y, "", NA, cell$where, coef(m), SE(m), d, deff(m))
    m <- svytotal(formula_of(y), d, deff = TRUE); add(survey, "total", y, "", NA, cell$where, coef(m), SE(m), d, deff(m))
    for (p in c(.1, .25, .5, .75, .9)) {
      q <- svyquantile(formula_of(y), d, p)[[1]]
      add(survey, "quantile", y, "", p, cell$where, q[1], q[4], d)
    }
  }
  for (y in shares) {
    d <- known(y)
    if (nrow(d) < 6) next
    m <- svymean(formula_of(y), d, deff = TRUE); add(survey, "share", y, "", NA, cell$where, coef(m), SE(m), d, deff(m))
  }
  d <- known(ratio)
  if (nrow(d) < 6) next
  m <- svyratio(formula_of(ratio[1]), formula_of(ratio[2]), d, deff = TRUE)
  add(survey, "ratio", ratio[1], ratio[2], NA, cell$where, coef(m), SE(m), d, attr(m, "deff"))
}
ask("apistrat", c("school_type", "awards"), c("api00", "enroll"), character(), c("api_stu", "enroll"))
ask("apiclus1", c("school_type", "awards"), c("api00", "enroll"), character(), c("api_stu", "enroll"))
ask("nhanes2", c("region", "race"), "zinc", c("high_blood_pressure", "diabetes", "high_lead"), c("zinc", "finalwgt"))
out <- do.call(rbind, rows)
number <- sapply(out, is.double)
out[number] <- lapply(out[number], function(v) ifelse(is.finite(v), formatC(v, digits = 17, format = "g", width = 1), NA))
write.csv(out, "validation.csv", row.names = FALSE, na = "", quote = FALSE)
cat(nrow(out), "estimates written\n")
