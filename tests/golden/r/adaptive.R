# Adaptive tests in a simulated bank: maximum Fisher information at the EAP estimate, 61 nodes on [-6, 6], N(0, 1).
suppressMessages(library(jsonlite))
set.seed(303)

items <- 15
bank <- lapply(seq_len(items), function(i) {
  list(a = round(runif(1, .7, 2.4), 3), b = round(sort(rnorm(1, 0, .8) + c(-1.5, -.5, .5, 1.5) + runif(4, -.3, .3)), 3))
})
facets <- rep(0:2, length.out = items)
above <- function(item, theta, k) {
  if (k == 0) return(rep(1, length(theta)))
  if (k > length(item$b)) return(rep(0, length(theta)))
  plogis(item$a * (theta - item$b[k]))
}
probability <- function(item, theta, k) above(item, theta, k) - above(item, theta, k + 1)
information <- function(item, theta) {
  sum(sapply(0:length(item$b), function(k) {
    slope <- function(p) item$a * p * (1 - p)
    (slope(above(item, theta, k)) - slope(above(item, theta, k + 1)))^2 / probability(item, theta, k)
  }))
}
nodes <- seq(-6, 6, length.out = 61)
prior <- dnorm(nodes) / sum(dnorm(nodes))
estimate <- function(posterior) {
  posterior <- posterior / sum(posterior)
  theta <- sum(posterior * nodes)
  c(theta, sqrt(sum(posterior * (nodes - theta)^2)))
}
# The facet with the largest deficit of an equal share, the first of equal ones; one facet for plain information.
course <- function(answers, facet, least, most, stop) {
  posterior <- prior; given <- integer(0); theta <- 0; trace <- list(); shares <- rep(1 / length(unique(facet)), length(unique(facet)))
  repeat {
    counts <- sapply(seq_along(shares) - 1, function(f) sum(facet[given] == f))
    turn <- which.max(shares * (length(given) + 1) - counts) - 1
    open <- setdiff(which(facet == turn), given)
    best <- open[which.max(sapply(open, function(i) information(bank[[i]], theta)))]
    posterior <- posterior * probability(bank[[best]], nodes, answers[best])
    given <- c(given, best)
    now <- estimate(posterior)
    theta <- now[1]
    trace[[length(trace) + 1]] <- list(item = best - 1, theta = now[1], se = now[2])
    covered <- all(sapply(seq_along(shares) - 1, function(f) any(facet[given] == f)))
    if ((now[2] <= stop && length(given) >= least && covered) || length(given) >= most) return(trace)
  }
}
expected_se <- function(answers, given, item) {
  posterior <- prior
  for (i in given) posterior <- posterior * probability(bank[[i]], nodes, answers[i])
  posterior <- posterior / sum(posterior)
  sqrt(sum(sapply(0:4, function(k) {
    joint <- posterior * probability(bank[[item]], nodes, k)
    sum(joint) * estimate(joint)[2]^2
  })))
}

people <- c(-2.4, -1, -.3, .2, .9, 2.1)
responses <- lapply(people, function(theta) sapply(bank, function(item) sum(runif(1) < sapply(1:4, function(k) above(item, theta, k)))))
rules <- list(start = 0, minItems = 3, maxItems = 9, seStop = .42)
run <- function(facet) lapply(responses, course, facet = facet, least = rules$minItems, most = rules$maxItems, stop = rules$seStop)
cat(toJSON(list(
  bank = bank, facets = facets, responses = responses, rules = rules,
  information = lapply(c(-2, 0, 1.5), function(theta) list(theta = theta, values = sapply(bank, information, theta = theta))),
  plain = run(rep(0, items)), balanced = run(facets),
  expectedSe = list(given = c(0, 4, 7), item = 2, value = expected_se(responses[[2]], c(1, 5, 8), 3))
), auto_unbox = TRUE, digits = 15, null = "null"), "\n")
