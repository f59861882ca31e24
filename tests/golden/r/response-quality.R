# Expected values of lib/psychometrics/response-quality, by plain R from the definitions, on simulated answers.
suppressMessages(library(jsonlite))
set.seed(57)

facets <- c(3, 2, 4, 3, 2)
columns <- sum(facets)
people <- 180
reversed <- c(2, 5, 9, 12)
trait <- matrix(rnorm(people * length(facets)), people)[, rep(seq_along(facets), facets)]
raw <- round(3.5 + .8 * trait + matrix(rnorm(people * columns), people))
raw[raw < 1] <- 1
raw[raw > 6] <- 6
raw[, reversed] <- 7 - raw[, reversed]
raw[7, ] <- 4
raw[8, ] <- rep(c(1, 6), length.out = columns)
keyed <- raw
keyed[, reversed] <- 7 - keyed[, reversed]

even_odd <- function(x) {
  ends <- cumsum(facets)
  starts <- ends - facets + 1
  half <- function(offset) {
    sapply(seq_along(facets), function(f) mean(x[seq(starts[f] + offset, ends[f], 2)]))
  }
  r <- suppressWarnings(cor(half(0), half(1)))
  max(-1, 2 * r / (1 + r))
}

bank <- list(
  list(a = 1.6, b = c(-1.5, -.4, .6, 1.8)), list(a = .9, b = c(-2, -1, .2, 1.1)),
  list(a = 2.2, b = c(-.8, .1, .9, 1.6)), list(a = 1.2, b = c(-1, 0, 1, 2))
)
probabilities <- function(item, theta) {
  p <- c(1, plogis(item$a * (theta - item$b)), 0)
  -diff(p)
}
lz <- function(answers, theta) {
  p <- lapply(bank, probabilities, theta)
  l0 <- sum(log(mapply(function(q, x) q[x + 1], p, answers)))
  e <- sum(sapply(p, function(q) sum(q * log(q))))
  v <- sum(sapply(p, function(q) sum(q * log(q)^2) - sum(q * log(q))^2))
  (l0 - e) / sqrt(v)
}
fits <- list(list(c(2, 2, 2, 2), 0), list(c(4, 0, 4, 0), .3), list(c(0, 1, 0, 0), -1.7), list(c(4, 3, 4, 2), 1.9))

synonyms <- cor(raw)
pairs <- which(synonyms > .2 & upper.tri(synonyms), arr.ind = TRUE)
stopifnot(nrow(pairs) >= 5)

out <- list(
  min = 1, max = 6, facets = facets, reversed = reversed - 1, rows = raw,
  long_string = apply(raw, 1, function(x) max(rle(x)$lengths)),
  irv = apply(raw, 1, sd),
  even_odd = apply(keyed, 1, even_odd),
  mahalanobis = mahalanobis(raw, colMeans(raw), cov(raw)),
  limit = qchisq(.999, columns),
  bank = bank,
  person_fit = lapply(fits, function(f) list(answers = f[[1]], theta = f[[2]], lz = lz(f[[1]], f[[2]]))),
  synonyms = list(
    pairs = unname(pairs[order(pairs[, 1], pairs[, 2]), ] - 1),
    r = apply(raw[1:6, ], 1, function(x) cor(x[pairs[, 1]], x[pairs[, 2]]))
  )
)
cat(toJSON(out, digits = 15, auto_unbox = TRUE, null = "null", na = "null"), "\n", sep = "")
