# Expected values for tests/unit/job-analysis/observed-rates, from base R:
# Rscript tests/golden/r/observed-rates.R > tests/golden/r/observed-rates.json
library(jsonlite)

y <- c(0, 1, 3, 12, 47, 130, 5, 2000); H <- c(8, 8, 16, 7.5, 32, 40, 1720, 300)
rates <- lapply(seq_along(y), function(i) {
  exact <- poisson.test(y[i], H[i])$conf.int
  list(events = y[i], hours = H[i], rate = y[i] / H[i], exact95 = as.vector(exact),
    jeffreys = qgamma(c(.025, .5, .975), y[i] + .5, H[i]),
    upper95WithoutEvents = if (y[i] == 0) poisson.test(0, H[i], alternative = "less")$conf.int[2] else NULL)
})
anchors <- c(2, 20, 90) / 1720
anchors <- c(anchors, c(2, 6) / 7.5, 4)
lambda <- c(1e-9, 1e-4, 5e-4, .002, .0116, .05, .2, .5, 1, 2.5, 4, 9, 1e4)
map <- function(l) {
  # Rating 0 lies one more first step below, which approx() gets as a point of its own.
  x <- log10(anchors); x <- c(x[1] - (x[2] - x[1]), x)
  approx(x, 0:6, log10(l), rule = 2)$y
}
back <- function(r) { x <- log10(anchors); x <- c(x[1] - (x[2] - x[1]), x); 10^approx(0:6, x, r)$y }
rated <- c(0, .5, 1, 2.3, 4, 5, 6)
pairs <- list(list(c(12, 16), c(30, 24)), list(c(0, 10), c(4, 8)), list(c(9, 2), c(1, 2)), list(c(150, 40), c(130, 41)), list(c(3, 5), c(0, 5)))
finite <- function(x) if (is.finite(x)) x else NULL
ratio <- lapply(pairs, function(p) {
  t <- poisson.test(c(p[[1]][1], p[[2]][1]), c(p[[1]][2], p[[2]][2]))
  list(first = list(events = p[[1]][1], hours = p[[1]][2]), second = list(events = p[[2]][1], hours = p[[2]][2]),
    ratio = finite(unname(t$estimate)), low = t$conf.int[1], high = finite(t$conf.int[2]), p = t$p.value)
})
dispersion <- function(events, hours) {
  rate <- sum(events) / sum(hours)
  phi <- sum((events - rate * hours)^2 / (rate * hours)) / (length(events) - 1)
  # The same from a model fitted by iteration, which stops a little early.
  fit <- glm(events ~ 1, family = quasipoisson, offset = log(hours))
  stopifnot(abs(summary(fit)$dispersion / phi - 1) < 1e-3, abs(exp(coef(fit)) / rate - 1) < 1e-3)
  half <- qnorm(.975) / sqrt(sum(events))
  list(events = events, hours = hours, phi = phi, rate = rate, quasi = rate * exp(c(-1, 1) * half * sqrt(phi)),
    poisson = rate * exp(c(-1, 1) * half))
}
share <- c(.5, .3, .2); events <- c(12, 3, 20); hours <- c(16, 10, 8)
cat(toJSON(list(
  madeWith = R.version.string,
  rates = rates,
  map = data.frame(rate = lambda, rating = map(lambda)),
  back = data.frame(rating = rated, rate = back(rated)),
  combined = lapply(c(0, 2, 5), function(r) list(rated = r, quantiles = qgamma(c(.025, .5, .975), 8 * back(r) + 12, 8 + 7.5))),
  ratio = ratio,
  calm = dispersion(c(4, 9, 2, 11, 6, 3, 14, 5), c(2, 3, 2, 3, 2, 2, 3, 2)),
  wild = dispersion(c(1, 14, 2, 0, 19, 3, 8), c(2, 3, 2, 3, 2, 2, 3)),
  stratified = list(share = share, events = events, hours = hours, rate = sum(share * events / hours),
    variance = sum(share^2 * events / hours^2))
), digits = I(15), auto_unbox = TRUE, null = "null"), "\n")
