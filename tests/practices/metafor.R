# Witness of random effects: R metafor on its own published data, and on the seven microcredit trials of the catalogue.
# Rscript tests/practices/metafor.R > tests/practices/metafor.csv   (metafor 3.8-1, R 4.2)
suppressMessages(library(metafor))
seven <- data.frame( # profits, 2009 USD PPP per fortnight; catalogue/microcredit.yaml, e3 to e9
  yi = c(0, -0.359, 28.889, 15.341, 17.892, 66.463, 9.095),
  vi = c(4.003, 0.397, 23.274, 13.608, 10.798, 56.596, 7.642)^2)
bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
sets <- list(bcg = bcg, microcredit = seven, two = seven[c(3, 4), ], alike = data.frame(yi = c(1, 1, 1), vi = c(1, 2, 3)))
cat("data,method,k,values,errors,mean,se,low,high,pi_low,pi_high,tau2,i2,q\n")
full <- function(x) paste(format(x, digits = 17, trim = TRUE), collapse = " ")
for (name in names(sets)) for (method in c("PM", "REML")) {
  d <- sets[[name]]
  m <- rma(yi, vi, data = d, method = method, test = "knha",
           control = list(tau2.max = 1e6, threshold = 1e-14, tol = 1e-14, maxiter = 10000))
  half <- if (m$k > 2) qt(0.975, m$k - 2) * sqrt(m$tau2 + m$se^2) else NA # Higgins 2009: k - 2
  cells <- c(name, method, m$k, full(as.numeric(d$yi)), full(sqrt(as.numeric(d$vi))), full(m$beta[1]), full(m$se),
             full(m$ci.lb), full(m$ci.ub), full(m$beta[1] - half), full(m$beta[1] + half), full(m$tau2), full(m$I2 / 100), full(m$QE))
  cat(paste(cells, collapse = ","), "\n", sep = "")
}
