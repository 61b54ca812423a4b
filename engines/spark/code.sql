-- Codes reports and writes them as Parquet, a folder for each day of publication.
--
--   spark-sql --conf spark.attache.command='attache code --lines --whole --jobs 1' \
--     --conf spark.attache.reports=reports/*.jsonl --conf spark.attache.output=/data/coded \
--     --conf spark.attache.tasks=64 -f engines/spark/code.sql
--
-- The output is a whole path: Spark looks for a bare name in its warehouse.
--
-- One JSON column goes in and one comes out. TRANSFORM escapes nothing: rows end with \n, columns with \t, and neither
-- stands raw in a line of JSON. ROW FORMAT DELIMITED keeps Hive's own rules out where Spark was built with Hive.
CREATE OR REPLACE TEMPORARY VIEW attache_reports (line STRING)
USING text OPTIONS (path '${spark.attache.reports}', lineSep '\n');

CREATE OR REPLACE TEMPORARY VIEW attache_lines AS
SELECT TRANSFORM (line)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' LINES TERMINATED BY '\n'
  USING '${spark.attache.command}'
  AS (coded STRING)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' LINES TERMINATED BY '\n'
FROM (SELECT /*+ REPARTITION(${spark.attache.tasks}) */ line FROM attache_reports);

CREATE TABLE attache_coded
USING parquet OPTIONS (compression 'zstd')
PARTITIONED BY (date)
LOCATION '${spark.attache.output}'
AS SELECT id, ok, coder, coded, date FROM (
  SELECT
    get_json_object(coded, '$.id') AS id,
    CAST(get_json_object(coded, '$.ok') AS BOOLEAN) AS ok,
    get_json_object(coded, '$.coder') AS coder,
    coded,
    get_json_object(coded, '$.document.date') AS date
  FROM attache_lines
)
DISTRIBUTE BY date
SORT BY date, id, coded
