-- The stages of each pipeline, written in the transaction of the pipeline's events.
create table pipeline_stage (
    pipeline_id uuid    not null,
    key         text    not null,
    ordinal     integer not null,
    primary key (pipeline_id, key)
);

-- Where open deals stand, written in the transaction of the deal's events. The foreign key is the rule itself: a deal
-- cannot enter a stage that is being removed, and a stage cannot be removed while a deal is entering it.
create table open_deal_stage (
    deal_id     uuid primary key,
    pipeline_id uuid not null,
    stage       text not null,
    foreign key (pipeline_id, stage) references pipeline_stage (pipeline_id, key)
);
create index open_deal_stage_pipeline_stage on open_deal_stage (pipeline_id, stage);
