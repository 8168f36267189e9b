-- Viewing as a team would keep it in PostgreSQL or DuckDB: one row per span, instants in milliseconds, people as hashes of 64 bits.
CREATE TABLE spans
(
    service VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    play UUID NOT NULL,
    start BIGINT NOT NULL,
    stop BIGINT NOT NULL,
    position INTEGER NOT NULL,
    rate REAL NOT NULL,
    viewer BIGINT NOT NULL,
    account BIGINT NOT NULL,
    market VARCHAR NOT NULL,
    screen VARCHAR NOT NULL,
    runtime INTEGER NOT NULL
);
CREATE TABLE catalogue
(
    service VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    season INTEGER NOT NULL,
    episode INTEGER NOT NULL,
    runtime_ms BIGINT NOT NULL
);
