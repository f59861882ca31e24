# CPU time of R's psych for the work that Kuusi does too: microseconds per respondent, 10,000 people, 60 statements.
suppressMessages(library(psych))
set.seed(6)
people <- 10000
statements <- 60
scales <- 6
trait <- matrix(rnorm(people * scales), people)[, rep(1:scales, each = statements / scales)]
answers <- round(3 + 0.7 * trait + matrix(rnorm(people * statements), people))
answers[answers < 1] <- 1
answers[answers > 5] <- 5
colnames(answers) <- paste0("i", 1:statements)
key <- matrix(0, statements, scales, dimnames = list(colnames(answers), paste0("s", 1:scales)))
for (s in 1:scales) key[(s - 1) * 10 + 1:10, s] <- 1

per_respondent <- function(work, rounds) {
  work()
  seconds <- sapply(1:rounds, function(round) {
    before <- proc.time()
    work()
    spent <- proc.time() - before
    spent[["user.self"]] + spent[["sys.self"]]
  })
  median(seconds) / people * 1e6
}

cat(
  per_respondent(function() scoreFast(key, answers), 5),
  per_respondent(function() suppressMessages(alpha(answers, check.keys = FALSE, warnings = FALSE)), 3),
  # One product takes about a millisecond, the clock's own step.
  per_respondent(function() for (i in 1:50) answers %*% key, 5) / 50,
  "\n"
)
