# Expected values of lib/psychometrics/reliability and scores, from base R, psych and lavaan on simulated answers.
suppressMessages({
  library(jsonlite)
  library(lavaan)
  library(psych)
})
set.seed(31)

people <- 120
answers <- function(items, loading, reversed = integer(0), points = 5) {
  trait <- rnorm(people)
  raw <- sapply(seq_len(items), function(i) round((points + 1) / 2 + loading[i] * trait + rnorm(people)))
  raw[raw < 1] <- 1
  raw[raw > points] <- points
  raw[, reversed] <- points + 1 - raw[, reversed]
  raw
}

omega_ml <- function(x) {
  colnames(x) <- paste0("x", seq_len(ncol(x)))
  fit <- cfa(paste("f =~", paste(colnames(x), collapse = " + ")), data = as.data.frame(x), std.lv = TRUE)
  part <- inspect(fit, "est")
  sum(part$lambda)^2 / (sum(part$lambda)^2 + sum(diag(part$theta)))
}

half <- function(x) {
  odd <- rowSums(x[, seq(1, ncol(x), 2), drop = FALSE])
  even <- rowSums(x[, seq(2, ncol(x), 2), drop = FALSE])
  r <- cor(odd, even)
  list(spearman_brown = 2 * r / (1 + r), lambda4 = 4 * cov(odd, even) / var(odd + even))
}

scale_values <- function(raw, reversed, points = 5) {
  keyed <- raw
  keyed[, reversed] <- points + 1 - keyed[, reversed]
  complete <- keyed[complete.cases(keyed), ]
  k <- ncol(complete)
  n <- nrow(complete)
  a <- suppressMessages(suppressWarnings(alpha(complete, check.keys = FALSE)))
  alpha_raw <- k / (k - 1) * (1 - sum(apply(complete, 2, var)) / var(rowSums(complete)))
  stopifnot(abs(alpha_raw - a$total$raw_alpha) < 1e-12)
  list(
    reversed = reversed - 1, points = points,
    rows = raw, n = n, alpha = alpha_raw,
    feldt = c(
      1 - (1 - alpha_raw) * qf(.975, n - 1, (n - 1) * (k - 1)),
      1 - (1 - alpha_raw) * qf(.025, n - 1, (n - 1) * (k - 1))
    ),
    item_rest = sapply(seq_len(k), function(i) cor(complete[, i], rowSums(complete[, -i]))),
    alpha_if_deleted = a$alpha.drop$raw_alpha,
    omega = omega_ml(complete),
    split_half = half(complete),
    sem = sd(rowMeans(complete)) * sqrt(1 - alpha_raw),
    scores = apply(keyed, 1, function(x) if (sum(!is.na(x)) >= .8 * k - 1e-9) mean(x, na.rm = TRUE) else NA)
  )
}

even_scale <- answers(6, c(.9, .7, .8, .5, 1.1, .6), c(2, 5))
odd_scale <- answers(7, c(.4, .6, .5, .7, .3, .8, .5), c(1, 4, 6))
even_scale[cbind(c(3, 9, 9, 40, 77), c(1, 2, 3, 6, 4))] <- NA
odd_scale[cbind(c(3, 5, 9, 9, 41, 78), c(1, 7, 2, 3, 6, 4))] <- NA

first <- round(rnorm(40, 50, 10))
second <- round(first * .8 + rnorm(40, 10, 6))
retest <- cor.test(first, second)

parts <- list(c(1, 3, 5), c(2, 4, 6))
keyed <- even_scale
keyed[, c(2, 5)] <- 6 - keyed[, c(2, 5)]
keyed <- keyed[complete.cases(keyed), ]
part_sums <- sapply(parts, function(p) rowSums(keyed[, p]))
part_alpha <- sapply(parts, function(p) suppressWarnings(alpha(keyed[, p], check.keys = FALSE)$total$raw_alpha))

group <- c(2.1, 2.5, 2.5, 2.5, 3.0, 3.2, 3.2, 3.9, 4.4, 4.8)

out <- list(
  even = scale_values(even_scale, c(2, 5)),
  odd = scale_values(odd_scale, c(1, 4, 6)),
  retest = list(first = first, second = second, r = unname(retest$estimate), ci95 = as.numeric(retest$conf.int)),
  stratified = list(
    variances = apply(part_sums, 2, var), alphas = part_alpha, total = var(rowSums(part_sums)),
    alpha = 1 - sum(apply(part_sums, 2, var) * (1 - part_alpha)) / var(rowSums(part_sums))
  ),
  percentiles = list(
    group = group, mid = 100 * (rank(group) - .5) / length(group),
    area_t = 50 + 10 * qnorm((rank(group) - .5) / length(group))
  ),
  single_case = lapply(list(c(4.2, 3.6, .6, 20), c(2.9, 3.6, .6, 8), c(3.6, 3.6, .6, 150)), function(v) {
    t <- (v[1] - v[2]) / (v[3] * sqrt((v[4] + 1) / v[4]))
    list(value = v[1], mean = v[2], sd = v[3], n = v[4], percentile = 100 * pt(t, v[4] - 1))
  }),
  true_score = lapply(list(c(60, .8, 50), c(43, .62, 55), c(50, .9, 50)), function(v) {
    t <- 50 + v[2] * (v[1] - 50)
    see <- 10 * sqrt(v[2] * (1 - v[2]))
    list(t = v[1], reliability = v[2], cut = v[3], true_t = t, see = see, above = 1 - pnorm(v[3], t, see))
  })
)
cat(toJSON(out, digits = 15, auto_unbox = TRUE, null = "null", na = "null"), "\n", sep = "")
