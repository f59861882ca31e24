# Situational judgement: key, best/worst, standardised ratings and consensus for five scenarios of four options, nine
# experts and eight people, one of whom rates everything 4 and one who keeps close to the middle.
suppressMessages(library(jsonlite))
set.seed(12)

scenarios <- 5; options <- 4; experts <- 9; people <- 8
truth <- lapply(seq_len(scenarios), function(s) sample(c(6.3, 4.8, 3.2, 1.6)))
rate <- function(sd) lapply(truth, function(t) pmin(7, pmax(1, round(t + rnorm(options, 0, sd)))))
expert <- lapply(seq_len(experts), function(e) rate(.7))
person <- lapply(seq_len(people), function(p) rate(c(.8, 1.2, 1.6, 2, 2.6, 3)[(p - 1) %% 6 + 1]))
person[[7]] <- lapply(truth, function(t) rep(4, options))
person[[8]] <- lapply(truth, function(t) as.numeric(4 + (t > 6)))

column <- function(raters, s) t(sapply(raters, `[[`, s))
means <- lapply(seq_len(scenarios), function(s) colMeans(column(expert, s)))
rwg <- lapply(seq_len(scenarios), function(s) pmax(0, 1 - apply(column(expert, s), 2, var) / ((7^2 - 1) / 12)))
share <- function(x, extreme) as.numeric(x == extreme) / sum(x == extreme)
best_worst <- function(ratings) sapply(seq_len(scenarios), function(s) {
  b <- share(ratings[[s]], max(ratings[[s]])); w <- share(ratings[[s]], min(ratings[[s]]))
  kb <- which.max(means[[s]]); kw <- which.min(means[[s]])
  b[kb] + w[kw] - b[kw] - w[kb]
})
best_share <- lapply(seq_len(scenarios), function(s) {
  rowMeans(apply(column(expert, s), 1, function(x) share(x, max(x))))
})
key <- unlist(means)
z <- function(x) (x - mean(x)) / sd(x)
score <- function(ratings) {
  x <- unlist(ratings)
  spread <- sd(x) > .5
  list(
    bestWorst = best_worst(ratings),
    consensus = mean(sapply(seq_len(scenarios), function(s) sum(share(ratings[[s]], max(ratings[[s]])) * best_share[[s]]))),
    closeness = if (spread) -mean(abs(z(x) - z(key))) else NULL,
    correlation = if (spread) cor(x, key) else NULL,
    rawDistance = mean(abs(x - key))
  )
}
gap <- sapply(means, function(m) { s <- sort(m, decreasing = TRUE); s[1] - s[2] })
cat(toJSON(list(
  experts = expert, people = person, means = means, rwg = rwg, gap = gap,
  best = sapply(means, which.max) - 1, worst = sapply(means, which.min) - 1,
  bestShares = best_share, scores = lapply(person, score)
), auto_unbox = TRUE, digits = 15, null = "null"), "\n")
