# Expected values for tests/unit/psychometrics/validity: intervals, corrections, power; complaints as counts.
# Rscript tests/golden/r/validity.R > tests/golden/r/validity.json
library(jsonlite)

set.seed(31)
score <- round(rnorm(48, 50, 10), 1)
criterion <- round(0.03 * score + rnorm(48), 2)
test <- cor.test(score, criterion)
case_two <- function(r, u) r * u / sqrt(1 - r^2 + r^2 * u^2)

cases <- expand.grid(r = c(-0.4, 0, 0.22, 0.95), n = c(30, 180), u = c(0.8, 1, 1.5))
cases <- cbind(cases, t(apply(cases, 1, function(x) {
  limits <- tanh(atanh(x["r"]) + c(-1, 1) * qnorm(0.975) / sqrt(x["n"] - 3))
  c(low = limits[1], high = limits[2], corrected = unname(case_two(x["r"], x["u"])),
    correctedLow = case_two(limits[1], x["u"]), correctedHigh = case_two(limits[2], x["u"]))
})))
names(cases) <- c("r", "n", "u", "low", "high", "corrected", "correctedLow", "correctedHigh")

power <- expand.grid(r = c(0.1, -0.25, 0.5), n = c(20, 150))
power$power <- with(power, {
  shift <- abs(atanh(r)) * sqrt(n - 3)
  pnorm(shift - qnorm(0.975)) + pnorm(-shift - qnorm(0.975))
})
wanted <- expand.grid(r = c(0.1, 0.15, 0.2, 0.25, 0.3), power = c(0.8, 0.95))
wanted$n <- with(wanted, ceiling(((qnorm(0.975) + qnorm(power)) / atanh(r))^2 + 3))

hours <- round(runif(40, 200, 1500))
t <- round(rnorm(40, 50, 10), 1)
complaints <- rnbinom(40, size = 2, mu = hours * exp(-3.5 - 0.04 * t))
model <- glm(complaints ~ t + offset(log(hours)), family = quasipoisson, control = list(epsilon = 1e-15, maxit = 100))
coefficients <- summary(model)$coefficients
slope <- coefficients["t", "Estimate"]; se <- coefficients["t", "Std. Error"]

cat(toJSON(list(
  study = list(score = score, criterion = criterion, r = unname(test$estimate), ci95 = as.numeric(test$conf.int)),
  cases = cases, power = power, wanted = wanted,
  complaints = list(
    t = t, hours = hours, complaints = complaints,
    intercept = coefficients["(Intercept)", "Estimate"], slope = slope, error = se,
    dispersion = summary(model)$dispersion, ratio = exp(10 * slope),
    ci95 = exp(10 * slope + c(-1, 1) * qnorm(0.975) * 10 * se)
  )
), digits = I(15), auto_unbox = TRUE, null = "null", na = "null"))
