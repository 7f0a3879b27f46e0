# The second witness of the indicators on the real Encuesta de Hogares 2019: estimates and errors by the R package
# survey (4.1-1, R 4.2.2), from INE's own variables, without any part of Thakhi.
#
#   Rscript eh2019.R /path/to/EH2019_Persona.csv.gz eh2019.csv
#
# Design: PSU upm, strata estrato, weight factor, no finite population correction, Taylor linearization,
# survey.lonely.psu = "adjust" (no stratum has one PSU). Domains are subsets of the whole design; rows without an
# answer are left out before the estimate, so that n, df and the design effect are those of the rows that count.
# Own calculation on: Instituto Nacional de Estadistica (INE), Estado Plurinacional de Bolivia, EH 2019.
# Cells of fewer than 30 records are left out of the output.
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust")
LEAST <- 30
arguments <- commandArgs(trailingOnly = TRUE)

raw <- read.csv(gzfile(arguments[1]), sep = ";", dec = ",", strip.white = TRUE,
                na.strings = c("", " ", "NA"), stringsAsFactors = FALSE)
raw[] <- lapply(raw, function(x) if (is.character(x)) iconv(x, "latin1", "UTF-8") else x)
code <- function(x) sub("^\\s*([0-9]+[A-C]?)\\..*$", "\\1", x)     # "2A.Local" -> "2A", "1. Si" -> "1"
yes <- function(x) ifelse(is.na(x), NA, code(x) == "1")            # 1. Si, 2. No
is <- function(x, ...) ifelse(is.na(x), NA, x %in% c(...))         # NA stays NA

d <- raw[, c("upm", "estrato", "factor", "depto")]
d$sex <- c("1" = "man", "2" = "woman")[code(raw$s02a_02)]
d$area <- c("Urbana" = "urban", "Rural" = "rural")[raw$area]
d$age <- raw$s02a_03

# who they are (section 6B, item 14)
status <- code(raw$s06b_14)
employed <- ifelse(is.na(raw$ocupado), NA, raw$ocupado == "Si")
d$employed <- employed
d$owner <- !is.na(employed) & employed & status %in% c("2", "3", "4")
d$occupied <- !is.na(employed) & employed
d$employee <- d$occupied & status %in% c("1", "8")
d$status <- status
section <- raw$caeb_op
farming <- ifelse(is.na(section) | section == "Sin especificar", NA, grepl("^Agricultura", section))
of_section <- function(beginning) ifelse(is.na(section) | section == "Sin especificar", NA, startsWith(section, beginning))
size <- code(raw$s06b_21b)
nit <- code(raw$s06b_19a)
books <- code(raw$s06b_19b)
place <- code(raw$s06b_20)
institution <- code(raw$s06b_18)
affiliated <- yes(raw$s06g_54)
contributes <- ifelse(is.na(affiliated), NA, ifelse(affiliated, yes(raw$s06g_55), FALSE))

# an amount and its frequency to Bs a month; the operations in this order, because an amount that differs in its last
# binary digit is another value to a quantile
to_month <- function(amount, frequency) {
  period <- code(frequency)
  month <- ifelse(amount == 0, 0, NA)
  month <- ifelse(period %in% "1", amount * raw$s06b_22 * 4.33, month)
  month <- ifelse(period %in% "2", amount * 4.33, month)
  month <- ifelse(period %in% "3", amount * 2.165, month)
  for (n in 4:8) month <- ifelse(period %in% n, amount / c(1, 2, 3, 6, 12)[n - 3], month)
  month
}
d$sales <- to_month(raw$s06d_31a, raw$s06d_31b)
d$net <- to_month(raw$s06d_33a, raw$s06d_33b)
cost <- sapply(letters[1:8], function(l) to_month(raw[[paste0("s06d_32", l, "a")]], raw[[paste0("s06d_32", l, "b")]]))
years <- function(amount, unit) amount / c("2" = 52, "4" = 12, "8" = 1)[code(unit)]
tenure <- years(ifelse(is.na(raw$s06b_15ca), raw$s06b_15aa, raw$s06b_15ca),
                ifelse(is.na(raw$s06b_15ca), raw$s06b_15ab, raw$s06b_15cb))

# informal unit and informal job, in the order of the ILO's country files: institution, registration or books,
# employee with pension, household, answered "no NIT", and last place and size
activity <- sub("^\\s*([0-9]+)\\..*$", "\\1", raw$s06b_12a_cod)
division <- ifelse(grepl("^[0-9]{2}", activity), substr(activity, 1, 2), NA)
occupation <- sub("^\\s*([0-9]+)\\..*$", "\\1", raw$s06b_11a_cod)
fixed <- place %in% c("2A", "2B")
above <- size %in% c("4", "5", "6", "7") | (size %in% "3" & !is.na(raw$s06b_21a) & raw$s06b_21a > 5)
unsure <- fixed & size %in% "3" & is.na(raw$s06b_21a)
unit <- rep(NA_character_, nrow(raw))
set <- function(unit, where, what) ifelse(is.na(unit) & where %in% TRUE, what, unit)
unit <- set(unit, institution %in% c("1", "2", "5", "6"), "formal")
unit <- set(unit, books %in% "1" | nit %in% c("1", "2"), "formal")
unit <- set(unit, status %in% "1" & contributes, "formal")
unit <- set(unit, status %in% "8" | division %in% c("97", "98") | startsWith(occupation, "63"), "household")
unit <- set(unit, nit %in% "3", "informal")
unit <- set(unit, is.na(place) | is.na(size), "underivable")
unit <- set(unit, fixed & above, "formal")
unit <- set(unit, unsure, "underivable")
unit <- set(unit, TRUE, "informal")
job <- rep(NA_character_, nrow(raw))
job <- set(job, status %in% c("6", "7"), "informal")
job <- set(job, status %in% c("1", "8") & contributes, "formal")
job <- set(job, status %in% c("1", "8") & !contributes, "informal")
job <- set(job, status %in% c("1", "8"), "underivable")
job <- set(job, unit == "underivable", "underivable")
job <- set(job, unit == "formal", "formal")
job <- set(job, TRUE, "informal")
unit[!d$occupied] <- NA
job[!d$occupied] <- NA
informal_unit <- ifelse(is.na(unit) | unit == "underivable", NA, unit == "informal")
informal_job <- ifelse(is.na(job) | job == "underivable", NA, job == "informal")

# computer and internet (section 5D): who did not use the internet did not use it for anything
online <- yes(raw$s05d_20a)
used_for <- function(x) ifelse(is.na(online), NA, ifelse(online, yes(x), FALSE))
at_work <- ifelse(is.na(online), NA, online & (code(raw$s05d_21a) %in% "2" | code(raw$s05d_21b) %in% "2"))
crimes <- cbind(code(raw$s04f_35a), code(raw$s04f_35b), code(raw$s04f_35c))

everyone <- rep(TRUE, nrow(d))
worker15 <- d$occupied & d$age >= 15
active15 <- d$age >= 15 & raw$condact %in% c("p_ocupado", "p_cesante", "p_aspirante")
definitions <- list()
define <- function(id, kind, universe, y, x = NULL)
  definitions[[id]] <<- list(id = id, kind = kind, universe = universe, y = as.numeric(y), x = if (is.null(x)) NULL else as.numeric(x))
one <- rep(1, nrow(d))
employer <- d$owner & status %in% c("2", "4")

define("population_total", "total", everyone, one)
define("owners_total", "total", d$owner, one)
define("own_account_total", "total", d$occupied & status %in% "3", one)
define("employers_total", "total", employer, one)
define("share_own_account", "mean", d$occupied, is(status, "3"))
define("share_owners_of_employed", "mean", d$occupied, is(status, "2", "3", "4"))
define("share_employers_of_owners", "mean", d$owner, is(status, "2", "4"))
define("share_women_of_owners", "mean", d$owner, d$sex == "woman")
define("share_women_of_employers", "mean", employer, d$sex == "woman")
define("share_owners_working_alone", "mean", d$owner, is(size, "1"))
define("share_owners_size_2_4", "mean", d$owner, is(size, "2"))
define("share_owners_size_5_plus", "mean", d$owner, is(size, "3", "4", "5", "6", "7"))
define("share_employed_small_units", "mean", d$occupied, is(size, "1", "2", "3", "4", "5", "6"))
define("share_employed_up_to_4", "mean", d$occupied, is(size, "1", "2"))
define("share_owners_rural", "mean", d$owner, d$area == "rural")
define("share_owners_indigenous", "mean", d$owner, is(code(raw$s03a_04), "1"))
define("owners_age_mean", "mean", d$owner, d$age)
define("share_owners_young", "mean", d$owner & d$age >= 15, d$age < 25)
define("share_owners_older", "mean", d$owner, d$age >= 60)
define("share_owners_household_heads", "mean", d$owner, code(raw$s02a_05) == "1")
define("owners_education_years_mean", "mean", d$owner, raw$aestudio)
define("share_owners_secondary", "mean", d$owner, is(raw$niv_ed_g, "Secundaria", "Superior"))
define("owners_tenure_mean", "mean", d$owner, tenure)
define("share_owners_recent", "mean", d$owner, tenure < 3)
define("share_owners_home_based", "mean", d$owner, is(place, "1"))
define("share_owners_agriculture", "mean", d$owner, farming)
define("share_owners_manufacturing", "mean", d$owner, of_section("Industria Manufacturera"))
define("share_owners_construction", "mean", d$owner, of_section("Construcci"))
define("share_owners_trade", "mean", d$owner, of_section("Venta por mayor"))
define("share_owners_transport", "mean", d$owner, of_section("Transporte"))
define("share_owners_accommodation_food", "mean", d$owner, of_section("Actividades de alojamiento"))

define("labour_income_mean", "mean", d$owner, raw$ylab)
define("labour_income_total", "total", d$owner, raw$ylab)
define("labour_income_per_hour", "ratio", d$owner, raw$ylab, raw$tothrs * 52 / 12)
define("sales_mean", "mean", d$owner, d$sales)
define("net_income_mean", "mean", d$owner, d$net)
define("sales_per_hour", "ratio", d$owner, d$sales, raw$phrs * 52 / 12)
define("net_income_per_hour", "ratio", d$owner, d$net, raw$phrs * 52 / 12)
define("net_margin", "ratio", d$owner, d$net, d$sales)
items <- c(a = "materials", b = "services", c = "wages", d = "rent", e = "utilities", f = "credit", g = "taxes", h = "dues")
for (l in names(items)) define(paste0("cost_share_", items[l]), "ratio", d$owner, cost[, l], d$sales)
define("cost_share_all", "ratio", d$owner, rowSums(cost), d$sales)
define("share_owners_paying_credit", "mean", d$owner, cost[, "f"] > 0)
define("share_owners_paying_wages", "mean", d$owner, cost[, "c"] > 0)
define("share_owners_paying_rent", "mean", d$owner, cost[, "d"] > 0)
define("share_owners_paying_taxes", "mean", d$owner, cost[, "g"] > 0)
define("share_owners_below_minimum_wage_2019", "mean", d$owner, raw$ylab < 2122)
define("share_poor_moderate", "mean", everyone, is(raw$p0, "Pobre"))
define("share_poor_extreme", "mean", everyone, is(raw$pext0, "Pobre extremo"))
define("share_owners_poor", "mean", d$owner, is(raw$p0, "Pobre"))
define("share_owners_poor_extreme", "mean", d$owner, is(raw$pext0, "Pobre extremo"))
define("share_employed_poor", "mean", d$occupied, is(raw$p0, "Pobre"))
define("owners_household_income_mean", "mean", d$owner, raw$yhogpc)

know_nit <- ifelse(nit %in% c("1", "2", "3"), nit, NA)
know_books <- ifelse(books %in% c("1", "2", "3"), books, NA)
define("share_without_nit", "mean", d$owner, is(know_nit, "3"))
define("share_nit_general", "mean", d$owner, is(know_nit, "1"))
define("share_nit_simplificado", "mean", d$owner, is(know_nit, "2"))
define("share_nit_unknown", "mean", d$owner, is(nit, "4"))
define("share_with_books", "mean", d$owner, is(know_books, "1"))
define("share_no_records", "mean", d$owner, is(know_books, "3"))
define("share_owners_pension_affiliated", "mean", d$owner, affiliated)
define("share_owners_pension_contributing", "mean", d$owner, contributes)
define("share_employed_pension_contributing", "mean", d$occupied, contributes)
define("share_employees_pension_contributing", "mean", d$employee, contributes)
define("share_employees_written_contract", "mean", d$occupied & status %in% "1", is(code(raw$s06b_17), "1", "4"))
define("share_informal_employment", "mean", worker15, informal_job)
define("share_informal_employment_non_agriculture", "mean", worker15 & farming %in% FALSE, informal_job)
define("share_informal_employment_agriculture", "mean", worker15 & farming %in% TRUE, informal_job)
define("share_informal_employment_age_7", "mean", d$occupied, informal_job)
define("share_informal_sector", "mean", worker15, informal_unit)
define("share_owners_informal_sector", "mean", d$owner & d$age >= 15, informal_unit)
define("informal_employed_total", "total", worker15 & job %in% "informal", one)

define("employed_total", "total", d$occupied, one)
define("employed_total_14plus", "total", d$occupied & d$age >= 14, one)
define("employed_total_15plus", "total", worker15, one)
define("share_employed_15plus", "mean", d$age >= 15, employed)
define("share_unemployed_15plus", "mean", active15, raw$condact != "p_ocupado")
define("share_children_working", "mean", d$age >= 7 & d$age <= 13, employed)
define("hours_week_mean", "mean", d$occupied, raw$tothrs)
define("owners_hours_week_mean", "mean", d$owner, raw$tothrs)
define("share_excessive_hours", "mean", d$occupied, raw$tothrs > 48)
define("share_owners_excessive_hours", "mean", d$owner, raw$tothrs > 48)
define("share_time_underemployed", "mean", worker15, yes(raw$s06g_47) & yes(raw$s06g_48) & raw$tothrs < 40)
define("share_unpaid_family", "mean", d$occupied, is(status, "6"))
define("share_women_of_unpaid_family", "mean", d$occupied & status %in% "6", d$sex == "woman")
define("share_second_job", "mean", d$occupied, yes(raw$s06d_34))
define("pay_month_mean", "mean", d$occupied, raw$yprilab)
define("pay_hour", "ratio", d$occupied, raw$yprilab, raw$phrs * 52 / 12)
define("employee_pay_month_mean", "mean", d$employee, raw$yprilab)
define("employee_pay_hour", "ratio", d$employee, raw$yprilab, raw$phrs * 52 / 12)
define("share_owners_street", "mean", d$owner, is(place, "3", "4", "7", "8"))
define("share_owners_vehicle", "mean", d$owner, is(place, "5"))
define("share_employed_union", "mean", d$occupied, yes(raw$s06g_53))
define("share_owners_union", "mean", d$owner, yes(raw$s06g_53))
define("share_employed_health_cover", "mean", d$occupied, !is(raw$cobersalud, "Ninguno"))
define("share_owners_health_cover", "mean", d$owner, !is(raw$cobersalud, "Ninguno"))
define("share_employees_paid_leave", "mean", d$occupied & status %in% "1", yes(raw$s06c_29a))

define("share_owners_phone", "mean", d$owner, yes(raw$s05d_17))
define("share_owners_phone_used", "mean", d$owner, yes(raw$s05d_18))
define("share_owners_computer", "mean", d$owner, yes(raw$s05d_19a))
define("share_owners_internet", "mean", d$owner, online)
define("share_owners_internet_daily", "mean", d$owner, ifelse(online %in% FALSE, FALSE, is(code(raw$s05d_20b), "1")))
define("share_owners_internet_at_work", "mean", d$owner, at_work)
define("share_owners_internet_trade", "mean", d$owner, used_for(raw$s05d_22e))
define("share_owners_internet_banking", "mean", d$owner, used_for(raw$s05d_22f))
define("share_owners_internet_training", "mean", d$owner, used_for(raw$s05d_22g))
define("share_owners_internet_goods_information", "mean", d$owner, used_for(raw$s05d_22a))
define("share_owners_internet_public_services", "mean", d$owner, used_for(raw$s05d_22c))
define("share_persons_phone", "mean", everyone, yes(raw$s05d_17))
define("share_persons_internet", "mean", everyone, online)
define("share_owners_second_job", "mean", d$owner, yes(raw$s06d_34))
define("share_owners_feeling_safe", "mean", d$owner, is(code(raw$s04f_34), "3", "4"))
define("share_owners_robbed", "mean", d$owner, ifelse(is.na(crimes[, 1]), NA, rowSums(crimes == "2", na.rm = TRUE) > 0))
define("share_owners_absent", "mean", d$owner, !is.na(raw$s06a_03) & code(raw$s06a_03) != "10")
define("share_owners_absent_conflict", "mean", d$owner, code(raw$s06a_03) %in% "6")

# ---- estimates -------------------------------------------------------------------------------------------------
design <- svydesign(ids = ~upm, strata = ~estrato, weights = ~factor, data = d, nest = TRUE)
digits <- function(x) ifelse(is.na(x) | is.infinite(x), "", formatC(x, digits = 17, format = "g", width = 1))
lines <- c("indicator,dims,cell,quantile,estimate,se,deff,n,n_psu,df")
put <- function(id, dims, cell, estimate, se, deff, n, n_psu, df, quantile = NA) if (n >= LEAST)
  lines[length(lines) + 1] <<- paste(id, dims, cell, digits(quantile), digits(estimate), digits(se), digits(deff), n, n_psu, df, sep = ",")
psus <- function(s) length(unique(s$variables$upm))

one_cell <- function(definition, s, dims, cell) {
  n <- nrow(s$variables)
  if (n < LEAST) return(invisible())
  found <- switch(definition$kind,
    total = svytotal(~y, s, deff = TRUE),
    mean = svymean(~y, s, deff = TRUE),
    ratio = svyratio(~y, ~x, s, deff = TRUE))
  varies <- definition$kind != "total" || length(unique(s$variables$y)) > 1      # a count has no design effect
  effect <- if (varies) suppressWarnings(as.numeric(deff(found))) else NA
  put(definition$id, dims, cell, as.numeric(coef(found)), as.numeric(SE(found)), effect, n, psus(s), degf(s))
}

gap <- function(definition, s, dims, contrast) {
  statistic <- switch(definition$kind, total = svytotal, mean = svymean, ratio = svyratio)
  groups <- if (definition$kind == "ratio")
    svyby(~y, ~sex, s, svyratio, denominator = ~x, covmat = TRUE) else svyby(~y, ~sex, s, statistic, covmat = TRUE)
  found <- svycontrast(groups, c(man = -1, woman = 1))
  put(definition$id, dims, contrast, as.numeric(coef(found)), as.numeric(SE(found)), NA, nrow(s$variables), psus(s), degf(s))
}

known <- function(definition) {
  s <- design
  s$variables$y <- definition$y
  s$variables$x <- if (is.null(definition$x)) one else definition$x
  keep <- definition$universe & !is.na(s$variables$y) & !is.na(s$variables$x)
  s$variables <- s$variables[, c("upm", "sex", "area", "depto", "y", "x")]
  s[keep, ]
}

by_two <- c("share_without_nit", "labour_income_mean", "labour_income_per_hour", "employed_total", "share_own_account",
            "share_informal_employment", "share_owners_internet", "share_poor_moderate", "sales_mean", "net_margin",
            "labour_income_total", "share_owners_pension_contributing", "hours_week_mean", "population_total")
for (definition in definitions) {
  s <- known(definition)
  v <- s$variables
  one_cell(definition, s, "", "")
  for (sex in c("man", "woman")) one_cell(definition, s[v$sex == sex, ], "sex", sex)
  for (area in c("urban", "rural")) one_cell(definition, s[v$area == area, ], "area", area)
  for (depto in unique(raw$depto)) one_cell(definition, s[v$depto == depto, ], "department", depto)
  if (definition$id %in% by_two)
    for (sex in c("man", "woman")) for (area in c("urban", "rural"))
      one_cell(definition, s[v$sex == sex & v$area == area, ], "sex|area", paste(sex, area, sep = "|"))
  enough <- all(table(factor(v$sex, c("man", "woman"))) >= LEAST)
  if (enough && var(v$y[v$sex == "man"]) + var(v$y[v$sex == "woman"]) + (definition$kind == "total") > 0)
    gap(definition, s, "sex", "woman-man")
  if (definition$id %in% by_two) for (area in c("urban", "rural"))
    gap(definition, s[v$area == area, ], "area|sex", paste(area, "woman-man", sep = "|"))
}

for (id in c("labour_income", "sales", "net_income")) {
  s <- known(definitions[[paste0(id, "_mean")]])
  v <- s$variables
  cells <- list(list("", "", s))
  for (sex in c("man", "woman")) cells[[length(cells) + 1]] <- list("sex", sex, s[v$sex == sex, ])
  for (area in c("urban", "rural")) cells[[length(cells) + 1]] <- list("area", area, s[v$area == area, ])
  for (depto in unique(raw$depto)) cells[[length(cells) + 1]] <- list("department", depto, s[v$depto == depto, ])
  for (cell in cells) for (p in c(.1, .25, .5, .75, .9)) {
    found <- svyquantile(~y, cell[[3]], p, ci = TRUE)
    put(paste0(id, "_quantile"), cell[[1]], cell[[2]], as.numeric(coef(found)), as.numeric(SE(found)), NA,
        nrow(cell[[3]]$variables), psus(cell[[3]]), degf(cell[[3]]), p)
  }
}
header <- c(
  "# Own calculation on INE (Instituto Nacional de Estadistica, Estado Plurinacional de Bolivia), Encuesta de Hogares 2019.",
  paste0("# Written by eh2019.R with survey ", packageVersion("survey"), ", ", R.version.string, ". Cells of fewer than 30 records are left out."))
writeLines(enc2utf8(c(header, lines)), arguments[2], useBytes = TRUE)
cat(length(definitions), "indicators,", length(lines) - 1, "cells\n")
