"""The tables of the store: a new store takes every one of STEPS, an older one those it lacks."""

from __future__ import annotations

_SHEET = """coalesce((
    SELECT any_value(i.sheet) FROM imports i WHERE (i.year, i.source, i.sha256) = (d.year, d.source, d.sha256)
), '')"""
NAME_SHEETS = f"""
    UPDATE row_decisions AS d SET sheet = {_SHEET} WHERE sheet IS NULL;
    UPDATE decision_places AS d SET sheet = {_SHEET} WHERE sheet IS NULL;
    CREATE TEMP TABLE pair_ids AS
    SELECT year, pair, substr(sha256(string_agg(
        concat_ws('/', source, sha256, "row", nullif(sheet, '')), chr(10) ORDER BY source, sha256, "row", sheet
    )), 1, 10) AS id FROM decision_places GROUP BY year, pair;
    UPDATE decisions AS d SET pair = p.id FROM pair_ids p WHERE (p.year, p.pair) = (d.year, d.pair);
    UPDATE decision_places AS d SET pair = p.id FROM pair_ids p WHERE (p.year, p.pair) = (d.year, d.pair);
    DROP TABLE pair_ids;
"""
"""Notes the sheet of each decided row of a file of which one sheet alone was read, and the ids of pairs made of it."""
STEPS = (
    """
    CREATE TABLE meta (version INTEGER);
    CREATE TABLE years (year INTEGER PRIMARY KEY, first_day DATE, last_day DATE, area VARCHAR, terms VARCHAR);
    CREATE SEQUENCE import_ids;
    CREATE TABLE imports (
        id INTEGER PRIMARY KEY, year INTEGER, source VARCHAR, name VARCHAR, sha256 VARCHAR, reading VARCHAR,
        sheet VARCHAR, "rows" INTEGER, imported DATE, dnr VARCHAR
    );
    CREATE TABLE observations (
        import_id INTEGER, "row" INTEGER, part VARCHAR, status VARCHAR, kind VARCHAR, record BOOLEAN, "first" BOOLEAN,
        date DATE, area VARCHAR, place VARCHAR, unit VARCHAR, channel VARCHAR, question VARCHAR, category VARCHAR,
        milieu VARCHAR, "count" INTEGER
    );
    CREATE TABLE problems (
        import_id INTEGER, code VARCHAR, message VARCHAR, file VARCHAR, sheet VARCHAR, "row" INTEGER, "column" VARCHAR
    );
    INSERT INTO meta VALUES (1);
    """,
    """
    ALTER TABLE years ADD COLUMN parts VARCHAR[];
    ALTER TABLE years ADD COLUMN not_asked VARCHAR[];
    ALTER TABLE observations ADD COLUMN identity UBIGINT DEFAULT 0;
    CREATE TABLE repeats (
        import_id INTEGER, "row" INTEGER, part VARCHAR, of_import INTEGER, of_row INTEGER
    );
    CREATE TABLE definitions (import_id INTEGER, aspect VARCHAR, item VARCHAR);
    CREATE SEQUENCE journal_ids;
    CREATE TABLE journal (
        id INTEGER, noted TIMESTAMP, year INTEGER, event VARCHAR, source VARCHAR, name VARCHAR, detail VARCHAR
    );
    CREATE TABLE journal_rows (
        entry INTEGER, place INTEGER, "row" INTEGER, aspect VARCHAR, before VARCHAR, after VARCHAR
    );
    CREATE SEQUENCE freeze_ids;
    CREATE TABLE freezes (
        id INTEGER, year INTEGER, day DATE, by_whom VARCHAR, version VARCHAR, first_day DATE, last_day DATE, area VARCHAR,
        terms VARCHAR, not_asked VARCHAR[]
    );
    CREATE TABLE frozen_cells (
        freeze_id INTEGER, place INTEGER, table_id VARCHAR, row_key VARCHAR, column_key VARCHAR, row_label VARCHAR,
        column_label VARCHAR, kind VARCHAR, value VARCHAR
    );
    """,
    """
    CREATE SEQUENCE publication_ids;
    CREATE TABLE publications (id INTEGER, year INTEGER, noted TIMESTAMP, by_whom VARCHAR);
    CREATE TABLE published_figures (
        publication_id INTEGER, place INTEGER, of_year INTEGER, source VARCHAR, names VARCHAR[], wanted VARCHAR[],
        value INTEGER, reason VARCHAR
    );
    CREATE TABLE published_base (
        publication_id INTEGER, of_year INTEGER, source VARCHAR, kind VARCHAR, question VARCHAR, area VARCHAR,
        month VARCHAR, unit VARCHAR, category VARCHAR[], milieu VARCHAR[], number BIGINT
    );
    """,
    """
    CREATE TABLE texts (import_id INTEGER, "row" INTEGER, heading VARCHAR, text VARCHAR);
    CREATE TABLE text_passages (
        import_id INTEGER, "row" INTEGER, heading VARCHAR, id VARCHAR, "start" INTEGER, "end" INTEGER, kind VARCHAR,
        why VARCHAR
    );
    CREATE TABLE text_findings (import_id INTEGER, kind VARCHAR, outcome VARCHAR, number BIGINT);
    CREATE TABLE text_decisions (year INTEGER, passage VARCHAR, keep BOOLEAN, decided DATE, by_whom VARCHAR);
    """,
    """
    CREATE TABLE IF NOT EXISTS decisions (
        year INTEGER, pair VARCHAR, same BOOLEAN, reason VARCHAR, decided DATE
    );
    CREATE TABLE IF NOT EXISTS decision_places (
        year INTEGER, pair VARCHAR, source VARCHAR, sha256 VARCHAR, "row" INTEGER, name VARCHAR
    );
    CREATE TABLE IF NOT EXISTS row_decisions (
        year INTEGER, source VARCHAR, sha256 VARCHAR, "row" INTEGER, name VARCHAR, status VARCHAR, reason VARCHAR,
        decided DATE
    );
    CREATE TABLE IF NOT EXISTS statuses_read (
        import_id INTEGER, "row" INTEGER, part VARCHAR, kind VARCHAR, status VARCHAR
    );
    CREATE TABLE IF NOT EXISTS activities (
        year INTEGER, place INTEGER, kind VARCHAR, activity VARCHAR, responsible VARCHAR, schedule VARCHAR,
        follow_up VARCHAR, findings VARCHAR, file VARCHAR, sheet VARCHAR, "row" INTEGER, sha256 VARCHAR, imported DATE
    );
    CREATE VIEW source_rows AS
    SELECT o.import_id, i.year, i.source, i.name AS file, i.sheet, i.sha256, o."row", o.part, o.status, o.kind,
        o.record, o."first", o.date, o.area, o.place, o.unit, o.channel, o.question, o.category, o.milieu, o."count",
        o.identity, o.rowid AS position
    FROM observations o JOIN imports i ON i.id = o.import_id;
    """,
    """
    CREATE TABLE unread_files (
        id INTEGER, year INTEGER, name VARCHAR, name_key VARCHAR, reason VARCHAR, source VARCHAR, sha256 VARCHAR,
        size BIGINT, noted DATE
    );
    CREATE TABLE sheet_accounts (import_id INTEGER, use VARCHAR, detail VARCHAR, cells INTEGER);
    """,
    """
    CREATE TABLE analyses (year INTEGER, version INTEGER, text VARCHAR, written DATE);
    """,
    """
    DROP VIEW source_rows;
    ALTER TABLE observations ADD COLUMN type VARCHAR DEFAULT '';
    CREATE VIEW source_rows AS
    SELECT o.import_id, i.year, i.source, i.name AS file, i.sheet, i.sha256, o."row", o.part, o.status, o.kind,
        o.record, o."first", o.date, o.area, o.place, o.unit, o.channel, o.type, o.question, o.category, o.milieu,
        o."count", o.identity, o.rowid AS position
    FROM observations o JOIN imports i ON i.id = o.import_id;
    """,
    """
    DROP VIEW source_rows;
    ALTER TABLE observations ADD COLUMN subgroup VARCHAR DEFAULT '';
    CREATE VIEW source_rows AS
    SELECT o.import_id, i.year, i.source, i.name AS file, i.sheet, i.sha256, o."row", o.part, o.status, o.kind,
        o.record, o."first", o.date, o.area, o.place, o.unit, o.channel, o.type, o.question, o.category, o.milieu,
        o."count", o.identity, o.subgroup, o.rowid AS position
    FROM observations o JOIN imports i ON i.id = o.import_id;
    """,
    f"""
    ALTER TABLE row_decisions ADD COLUMN sheet VARCHAR;
    ALTER TABLE decision_places ADD COLUMN sheet VARCHAR;
    {NAME_SHEETS}
    """,
)
"""What each version added to the one before it; a step that has been released is never changed.

The tables of the fifth step are in some older stores already, where they were made when first needed. `source_rows` is
every observation with the year, source, file and sheet that it stands in, and its position in the order of storing.
"""
VERSION = len(STEPS)
OF_AN_IMPORT = (
    "observations", "problems", "definitions", "repeats", "texts", "text_passages", "text_findings", "sheet_accounts"
)  # fmt: skip
"""The tables whose rows go when their import goes."""


def upgrade(version: int) -> str:
    """The SQL that brings a store of a version (0: an empty one) to the present one, all or nothing."""
    return f"BEGIN; {''.join(STEPS[version:])} UPDATE meta SET version = {VERSION}; COMMIT"
