// Draws the dashboard's panels from Prometheus's answers, with the panel components that Grafana publishes.
import { createRoot } from 'react-dom/client';
import { createDataFrame, createTheme, dateTime, dateTimeFormat, FieldType, getDisplayProcessor, getFieldDisplayValues, VizOrientation } from '@grafana/data';
import { BarGauge, BigValue, GlobalStyles, PanelChrome, ThemeContext, TimeSeries, VizRepeater } from '@grafana/ui';
import 'uplot/dist/uPlot.min.css';
import dashboard from 'dashboard';
import run from 'run';

const theme = createTheme({ colors: { mode: 'dark' } });
const timeRange = { from: dateTime(run.from), to: dateTime(run.to), raw: { from: dateTime(run.from), to: dateTime(run.to) } };
const TIME_ZONE = 'utc';
const WIDTH = 1600;
const GAP = 8;
const CELL = 30;
const STEPS = Array.from({ length: Math.floor((run.to - run.from) / run.step) + 1 }, (_, i) => run.from + i * run.step);
const HOUR = { format: 'YYYY-MM-DD HH:mm', timeZone: TIME_ZONE };
const CAPTION =
  `What a Prometheus of the lab answered to the dashboard's queries, ${dateTimeFormat(run.from, HOUR)} to ${dateTimeFormat(run.to, HOUR)} UTC, ` +
  "drawn without Grafana by the panel components that Grafana publishes, and the timelines by ours";

/** As Grafana's Prometheus data source names a series. */
const nameOf = (legend, labels) => legend.replace(/{{\s*(\w+)\s*}}/g, (_, label) => labels[label] ?? '');

/** One frame for each series; a step without a sample is null, so that lines break there. */
function frameOf(target, series, config, index) {
  const samples = new Map((series.values ?? [series.value]).map(([time, value]) => [Math.round(time * 1000), Number(value)]));
  const times = target.range ? STEPS : [...samples.keys()];
  const frame = createDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: times },
      {
        name: 'Value',
        type: FieldType.number,
        labels: series.metric,
        values: times.map((time) => samples.get(time) ?? null),
        config: { ...config, custom: { ...config.custom }, displayNameFromDS: nameOf(target.legendFormat, series.metric) },
      },
    ],
  });
  frame.fields[1].state = { seriesIndex: index };
  frame.fields.forEach((field) => (field.display = getDisplayProcessor({ field, theme, timeZone: TIME_ZONE })));
  return frame;
}

/** Prometheus counts in each bucket what is in the smaller ones too; the data source's heatmap format does not. */
function apart(buckets) {
  const sorted = [...buckets].sort((a, b) => bound(a) - bound(b));
  return sorted.map((bucket, i) => ({
    ...bucket,
    value: [bucket.value[0], String(bucket.value[1] - (i === 0 ? 0 : sorted[i - 1].value[1]))],
  }));
}

const bound = (bucket) => (bucket.metric.le === '+Inf' ? Infinity : Number(bucket.metric.le));

function framesOf(panel) {
  const frames = [];
  for (const target of panel.targets) {
    const answer = run.answers[target.expr].data.result;
    for (const series of target.format === 'heatmap' ? apart(answer) : answer) {
      frames.push(frameOf(target, series, panel.fieldConfig.defaults, frames.length));
    }
  }
  // Grafana gives all bars of a panel one scale.
  const highest = Math.max(...frames.flatMap((frame) => frame.fields[1].values));
  if (panel.type === 'bargauge') {
    frames.forEach((frame) => (frame.fields[1].config.max = highest));
  }
  return frames;
}

function Values({ panel, frames, width, height, render, ...layout }) {
  const values = () =>
    getFieldDisplayValues({
      fieldConfig: panel.fieldConfig,
      reduceOptions: panel.options.reduceOptions,
      replaceVariables: (text) => text,
      theme,
      data: frames,
      sparkline: panel.options.graphMode === 'area',
      timeZone: TIME_ZONE,
    });
  return (
    <VizRepeater getValues={values} renderValue={render} width={width} height={height} source={frames} renderCounter={0} {...layout} />
  );
}

const stat = (panel, frames, width, height) => (
  <Values
    {...{ panel, frames, width, height }}
    orientation={VizOrientation.Auto}
    autoGrid
    render={({ value, width, height, count }) => (
      <BigValue
        value={value.display}
        sparkline={value.sparkline}
        {...{ width, height, count, theme }}
        colorMode={panel.options.colorMode}
        graphMode={panel.options.graphMode}
        justifyMode={panel.options.justifyMode}
        textMode={frames.length > 1 && panel.options.textMode === 'auto' ? 'value_and_name' : panel.options.textMode === 'auto' ? 'value' : panel.options.textMode}
      />
    )}
  />
);

const barGauge = (panel, frames, width, height) => (
  <Values
    {...{ panel, frames, width, height }}
    orientation={VizOrientation.Horizontal}
    minVizHeight={10}
    itemSpacing={4}
    render={({ value, width, height, orientation }) => (
      <BarGauge
        value={value.display}
        display={value.view?.getFieldDisplayProcessor(value.colIndex ?? 0)}
        field={value.field}
        {...{ width, height, orientation, theme }}
        displayMode={panel.options.displayMode}
        showUnfilled={panel.options.showUnfilled}
        valueDisplayMode={panel.options.valueMode}
        namePlacement={panel.options.namePlacement}
        text={panel.options.text}
        itemSpacing={4}
        lcdCellWidth={12}
      />
    )}
  />
);

const timeSeries = (panel, frames, width, height) => (
  <TimeSeries
    {...{ frames, width, height, timeRange, theme }}
    structureRev={1}
    timeZone={TIME_ZONE}
    legend={panel.options.legend}
    options={panel.options}
  />
);

/** Runs of one value; a step without a sample ends a run. */
function runsOf({ fields: [time, value] }) {
  const runs = [];
  time.values.forEach((start, i) => {
    const end = Math.min(time.values[i + 1] ?? run.to, run.to);
    const last = runs[runs.length - 1];
    if (value.values[i] === null) {
      runs.push(null);
    } else if (last?.value === value.values[i]) {
      last.end = end;
    } else {
      runs.push({ value: value.values[i], start, end });
    }
  });
  return runs.filter((each) => each !== null);
}

/** Grafana does not publish its state timeline; this is ours, with Grafana's colours and words for the values. */
function stateTimeline(panel, frames, width, height) {
  const names = Math.min(Math.max(...frames.map((frame) => frame.fields[1].config.displayNameFromDS.length)) * 6.4 + 12, width / 2);
  const axis = 18;
  const row = (height - axis) / frames.length;
  const x = (moment) => names + ((moment - run.from) / (run.to - run.from)) * (width - names - 8);
  const ticks = [0, 1, 2, 3, 4].map((i) => run.from + ((i + 0.5) * (run.to - run.from)) / 5);
  return (
    <svg width={width} height={height} fontSize={12} fontFamily={theme.typography.fontFamily}>
      {frames.map((frame, i) => (
        <g key={i} transform={`translate(0 ${i * row})`} dominantBaseline="central">
          <text x={names - 6} y={row / 2} textAnchor="end" fill={theme.colors.text.primary}>
            {frame.fields[1].config.displayNameFromDS}
          </text>
          {runsOf(frame).map(({ value, start, end }) => {
            const shown = frame.fields[1].display(value);
            return (
              <g key={start}>
                <rect x={x(start)} y={2} width={x(end) - x(start)} height={row - 4} fill={shown.color} fillOpacity={0.8} />
                {x(end) - x(start) > shown.text.length * 8 && (
                  <text x={x(start) + 5} y={row / 2} fill={theme.colors.getContrastText(shown.color)}>
                    {shown.text}
                  </text>
                )}
              </g>
            );
          })}
        </g>
      ))}
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={height - 4} textAnchor="middle" fill={theme.colors.text.secondary}>
          {dateTimeFormat(tick, { format: 'HH:mm:ss', timeZone: TIME_ZONE })}
        </text>
      ))}
    </svg>
  );
}

const KINDS = { stat, bargauge: barGauge, timeseries: timeSeries, 'state-timeline': stateTimeline };

const Empty = ({ panel }) => (
  <div style={{ height: '100%', display: 'grid', placeItems: 'center', color: theme.colors.text.secondary }}>
    {panel.fieldConfig.defaults.noValue ?? 'No data'}
  </div>
);

function Panel({ panel }) {
  const frames = framesOf(panel);
  return (width, height) => (frames.length === 0 ? <Empty panel={panel} /> : KINDS[panel.type](panel, frames, width, height));
}

function placeOf({ x, y, w, h }) {
  const column = (WIDTH - GAP) / 24;
  return { position: 'absolute', left: GAP + x * column, top: 40 + y * (CELL + GAP), width: w * column - GAP, height: h * (CELL + GAP) - GAP };
}

const Place = ({ panel }) => {
  const place = placeOf(panel.gridPos);
  return (
    <div style={place}>
      {panel.type === 'row' ? (
        <div style={{ ...theme.typography.h6, paddingTop: 4 }}>{panel.title}</div>
      ) : (
        <PanelChrome title={panel.title} width={place.width} height={place.height}>
          {Panel({ panel })}
        </PanelChrome>
      )}
    </div>
  );
};

const Page = () => (
  <ThemeContext.Provider value={theme}>
    <GlobalStyles />
    <div style={{ padding: '10px 8px', color: theme.colors.text.secondary }}>{CAPTION}</div>
    {dashboard.panels.map((panel) => (
      <Place key={panel.id} panel={panel} />
    ))}
  </ThemeContext.Provider>
);

createRoot(document.getElementById('picture')).render(<Page />);
