# Maximum a posteriori traits of the Thurstonian model by optim() on the log posterior, for a simulated form of
# 20 triplets and six traits; errors from the analytic Hessian at the maximum.
suppressMessages(library(jsonlite))
set.seed(47)

traits <- 6; blocks <- 20; size <- 3; items <- blocks * size; people <- 12
correlations <- diag(traits)
correlations[lower.tri(correlations)] <- round(runif(15, -.2, .5), 2)
correlations[upper.tri(correlations)] <- t(correlations)[upper.tri(correlations)]
stopifnot(min(eigen(correlations)$values) > .05)
trait <- as.vector(sapply(seq_len(blocks), function(b) ((b - 1 + c(0, 1, 3)) %% traits)))
key <- rep(c(1, 1, -1, 1, -1, 1), length.out = items)
loadings <- round(key * runif(items, .5, 1.1), 3)
uniquenesses <- round(runif(items, .4, 1.2), 3)
pairs <- do.call(rbind, lapply(seq_len(blocks), function(b) (b - 1) * size + rbind(c(0, 1), c(0, 2), c(1, 2))))
means <- rnorm(items, 0, .6)
thresholds <- round(means[pairs[, 2] + 1] - means[pairs[, 1] + 1], 3)

eta <- matrix(rnorm(people * traits), people) %*% chol(correlations)
design <- matrix(0, nrow(pairs), traits)
for (p in seq_len(nrow(pairs))) {
  i <- pairs[p, 1] + 1; k <- pairs[p, 2] + 1
  scale <- sqrt(uniquenesses[i] + uniquenesses[k])
  design[p, trait[i] + 1] <- design[p, trait[i] + 1] + loadings[i] / scale
  design[p, trait[k] + 1] <- design[p, trait[k] + 1] - loadings[k] / scale
}
cut <- thresholds / sqrt(uniquenesses[pairs[, 1] + 1] + uniquenesses[pairs[, 2] + 1])
# Utilities of whole blocks, so that the pairs of a block hang together as they do in reality.
utility <- matrix(means, people, items, byrow = TRUE) + eta[, trait + 1] * matrix(loadings, people, items, byrow = TRUE) +
  matrix(rnorm(people * items), people) * matrix(sqrt(uniquenesses), people, items, byrow = TRUE)
choices <- t(sapply(seq_len(people), function(n) as.integer(utility[n, pairs[, 1] + 1] > utility[n, pairs[, 2] + 1])))
# Two people who answer against everything expected.
choices[people, ] <- as.integer(design[, 1] + design[, 2] > 0)
choices[people - 1, ] <- 1L

precision <- solve(correlations)
negative <- function(x, y) -sum(pnorm((2 * y - 1) * (design %*% x - cut), log.p = TRUE)) + .5 * drop(x %*% precision %*% x)
slope <- function(x, y) {
  s <- 2 * y - 1; z <- s * drop(design %*% x - cut)
  drop(-t(design) %*% (s * exp(dnorm(z, log = TRUE) - pnorm(z, log.p = TRUE))) + precision %*% x)
}
map <- function(y) {
  fit <- optim(rep(0, traits), negative, slope, y = y, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))
  x <- fit$par
  hessian <- function(x) {
    z <- (2 * y - 1) * drop(design %*% x - cut); r <- exp(dnorm(z, log = TRUE) - pnorm(z, log.p = TRUE))
    precision + t(design) %*% (design * (r * (r + z)))
  }
  # BFGS ends at about 1e-8; three Newton steps polish it.
  for (step in 1:3) x <- x - drop(solve(hessian(x), slope(x, y)))
  list(estimate = x, se = sqrt(diag(solve(hessian(x)))))
}
results <- lapply(seq_len(people), function(n) map(choices[n, ]))
tail_z <- c(-1000, -200, -38, -12, -6, -4.001, -4, -3.999, -1, 0, 2, 8, 30)
# The ratio by its continued fraction in the far tail, where R's logarithms of both parts lose digits.
ratio <- function(z) if (z > -8) exp(dnorm(z, log = TRUE) - pnorm(z, log.p = TRUE)) else {
  rest <- 0; for (term in 400:1) rest <- term / (-z + rest); -z + rest
}
cat(toJSON(list(
  model = list(loadings = loadings, traits = trait, uniquenesses = uniquenesses, pairs = pairs, thresholds = thresholds,
    correlations = correlations),
  choices = choices,
  estimates = t(sapply(results, `[[`, "estimate")), se = t(sapply(results, `[[`, "se")),
  mills = lapply(tail_z, function(z) list(z = z, ratio = ratio(z)))
), auto_unbox = TRUE, digits = 15, null = "null"), "\n")
