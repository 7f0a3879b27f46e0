# R's package survey. Arguments: FOLDER (with columns/) QUESTION [ANSWERS.csv]. Starting R and reading are not in the time.
suppressMessages(library(survey))
given <- commandArgs(trailingOnly = TRUE)
folder <- file.path(given[1], "columns"); question <- given[2]; answers <- if (length(given) > 2) given[3] else ""
rows <- scan(file.path(folder, "rows.txt"), quiet = TRUE)
number <- function(name) readBin(file.path(folder, paste0(name, ".f64")), "double", rows)
whole <- function(name) readBin(file.path(folder, paste0(name, ".i32")), "integer", rows)
category <- function(name) {
  levels <- readLines(file.path(folder, paste0(name, ".levels")), encoding = "UTF-8")
  structure(whole(name), levels = levels, class = "factor")
}
people <- data.frame(psu = whole("psu"), stratum = whole("stratum"), weight = number("weight"),
  income_bob_month = number("income_bob_month"), hours_week = number("hours_week"),
  sex = category("sex"), area = category("area"), department = category("department"),
  size = category("size"), sector = category("sector"))
design <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = people)
rm(people); invisible(gc())
cells <- ~sex + area + department + size + sector

ask <- function() {
  if (question == "domain") {
    women <- subset(design, sex == "woman")
    return(list(mean = svymean(~income_bob_month, women), total = svytotal(~income_bob_month, women),
                ratio = svyratio(~income_bob_month, ~hours_week, women)))
  }
  if (question == "median") {
    return(list(quantile = svyby(~income_bob_month, cells, design, svyquantile, quantiles = .5, ci = TRUE)))
  }
  list(mean = svyby(~income_bob_month, cells, design, svymean), total = svyby(~income_bob_month, cells, design, svytotal),
       ratio = svyby(~income_bob_month, cells, design, svyratio, denominator = ~hours_week))
}
# Cells whose least value alone holds half of the weight: there svyquantile of 4.1-1 answers the second row (METHODS 1.9).
first_row_reaches <- function(shown) {
  named <- function(columns) do.call(paste, c(lapply(columns, as.character), sep = "|"))
  rows <- design$variables[order(design$variables$income_bob_month), ]
  cell <- named(rows[names(shown)])
  share <- tapply(rows$weight, cell, function(w) w[1] / sum(w))
  share[named(shown)] > .5
}
once <- function() { took <- system.time(found <<- ask()); c(took[["elapsed"]], took[["user.self"]] + took[["sys.self"]]) }

first <- once()
times <- if (first[1] > 20) 0 else max(1, min(5, floor(20 / max(first[1], 1e-3))))
runs <- if (times) replicate(times, once()) else matrix(first)
best <- runs[, which.min(runs[1, ])]

if (nzchar(answers)) {
  lines <- unlist(lapply(names(found), function(statistic) {
    f <- found[[statistic]]
    cell <- if (question == "domain") "" else do.call(paste, c(lapply(f[1:5], as.character), sep = "|"))
    estimate <- if (question == "domain") as.numeric(coef(f)) else f[[6]]
    if (question == "median") estimate[first_row_reaches(f[1:5])] <- NA
    se <- if (question == "domain") as.numeric(SE(f)) else f[[7]]
    paste(statistic, cell, sprintf("%.17g", estimate), sprintf("%.17g", se), sep = ",")
  }))
  writeLines(lines, answers, useBytes = TRUE)
}
cat(sprintf('\n{"seconds": %f, "cpu": %f, "runs": %d}\n', best[1], best[2], ncol(runs)))
