-- What group statistics need of a report, so that they do not read the whole of every one.
ALTER TABLE "Report" ADD COLUMN "packedScores" BYTEA;
ALTER TABLE "Report" DISABLE TRIGGER report_frozen;
UPDATE "Report" r SET
  -- T of the six scales in the fixed order, NaN where there is none, as lib/report/packed-scores reads them.
  "packedScores" = (
    SELECT string_agg(float8send(CASE WHEN s.scale->>'status' = 'scored' THEN (s.scale->>'t')::float8 ELSE 'NaN' END),
                      ''::bytea ORDER BY s.place)
      FROM jsonb_array_elements(r.result->'scales') WITH ORDINALITY AS s(scale, place));
ALTER TABLE "Report" ENABLE TRIGGER report_frozen;
