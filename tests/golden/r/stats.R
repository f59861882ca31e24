# Expected values for tests/unit/stats, from base R: Rscript tests/golden/r/stats.R > tests/golden/r/stats.json
library(jsonlite)

cases <- function(f, ...) {
  grid <- expand.grid(..., KEEP.OUT.ATTRS = FALSE)
  grid <- cbind(grid, value = do.call(f, unname(as.list(grid))))
  grid[is.finite(grid$value) & grid$value != 0 & abs(grid$value) > 1e-290, ]
}
p <- c(1e-200, 1e-20, 1e-5, .001, .025, .2, .5, .7, .95, .975, .999, 1 - 1e-9)
shapes <- c(.01, .3, .5, 1, 2.5, 7, 30, 200, 5000, 1e6)
around <- c(1e-8, .01, .3, .9, 1, 1.02, 1.3, 3, 20)
gammaGrid <- unique(expand.grid(shape = shapes, ratio = around))
gammaGrid$x <- with(gammaGrid, shape * ratio)
gammaGrid$lower <- with(gammaGrid, pgamma(x, shape))
gammaGrid$upper <- with(gammaGrid, pgamma(x, shape, lower.tail = FALSE))
betas <- expand.grid(x = c(1e-10, .001, .05, .3, .5, .81, .99), a = c(.1, .5, 1, 3.5, 40, 900, 1e5), b = c(.5, 2, 17, 900))
betas$value <- with(betas, pbeta(x, a, b))
chi <- expand.grid(x = c(.001, .5, 1, 3.84, 10, 100, 700), df = c(1, 2, 3.5, 10, 50, 1000))
chi$lower <- with(chi, pchisq(x, df))
chi$upper <- with(chi, pchisq(x, df, lower.tail = FALSE))
keep <- function(v) v > 1e-290

set.seed(20)
m <- crossprod(matrix(rnorm(56), 8)) / 8
m <- round(m, 6)
table <- matrix(round(rnorm(35, 3), 4), 7)
vec <- round(rnorm(11, 5, 2), 4)
ps <- c(0, .05, .1, .25, .333, .5, .75, .9, 1)

cat(toJSON(list(
  madeWith = R.version.string,
  normalQuantile = data.frame(p = p[p != .5], value = qnorm(p[p != .5])),
  normalLogCdf = data.frame(z = c(-1e5, -40, -20, -8, -3, -.7, -.6, -.1, 0, .1, .66, 2, 8, 20),
    value = pnorm(c(-1e5, -40, -20, -8, -3, -.7, -.6, -.1, 0, .1, .66, 2, 8, 20), log.p = TRUE)),
  logGamma = data.frame(x = c(1e-300, 1e-8, .1, .49, .5, .9, 1.1, 1.49, 1.7, 2.3, 2.5, 3, 5.5, 9.99, 10, 15, 100.25, 1e5, 1e10),
    value = lgamma(c(1e-300, 1e-8, .1, .49, .5, .9, 1.1, 1.49, 1.7, 2.3, 2.5, 3, 5.5, 9.99, 10, 15, 100.25, 1e5, 1e10))),
  gammaLower = with(gammaGrid, data.frame(shape, x, value = lower))[keep(gammaGrid$lower), ],
  gammaUpper = with(gammaGrid, data.frame(shape, x, value = upper))[keep(gammaGrid$upper), ],
  gammaCdf = cases(pgamma, x = c(.2, 3, 9), shape = c(.5, 4), rate = c(.1, 2)),
  gammaQuantile = cases(qgamma, p = p[p > 1e-100], shape = shapes, rate = c(1, .25)),
  beta = betas[keep(betas$value), ],
  chiSquareCdf = chi[keep(chi$lower), c("x", "df", "lower")],
  chiSquareUpper = chi[keep(chi$upper), c("x", "df", "upper")],
  chiSquareQuantile = cases(qchisq, p = p[p > 1e-100], df = c(1, 2, 3.5, 10, 50, 1000)),
  fCdf = cases(pf, x = c(1e-6, .1, .9, 1, 2.5, 20, 1e4), df1 = c(1, 3, 24.5, 500), df2 = c(1, 4, 60, 10000)),
  fQuantile = cases(qf, p = p[p > .1], df1 = c(1, 3, 24.5, 500), df2 = c(1, 4, 60, 10000)),
  gammaLarge = local({
    g <- expand.grid(shape = c(2e8, 1e11), z = c(-30, -5, -1, -.01, .3, 2, 8, 25))
    g$x <- with(g, round(shape + z * sqrt(shape)))
    transform(g, lower = pgamma(x, shape), upper = pgamma(x, shape, lower.tail = FALSE))
  }),
  tCdf = cases(pt, x = c(-1e4, -30, -4, -1, -.001, .3, 2, 7), df = c(.5, 1, 3, 10.5, 200, 1e5)),
  tQuantile = cases(qt, p = c(1e-12, 1e-5, .025, .3, .499, .501, .8, .975, .9999), df = c(1, 3, 10.5, 200, 1e5)),
  matrix = list(size = 7, values = as.vector(m), cholesky = as.vector(chol(m)), inverse = as.vector(solve(m)),
    eigenvalues = eigen(m, symmetric = TRUE)$values, rhs = 1:7, solution = solve(m, 1:7)),
  covariance = list(columns = 5, table = as.vector(t(table)), values = as.vector(cov(table)), r12 = cor(table)[1, 2]),
  quantile = list(values = vec, p = ps, quantiles = unname(quantile(vec, ps)))
), digits = I(15), auto_unbox = TRUE, null = "null"), "\n")
