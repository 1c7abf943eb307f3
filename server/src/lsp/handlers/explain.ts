import { MessageType, ShowDocumentRequest } from 'vscode-languageserver';
import * as z from 'zod';
import {
  type ExplanationLinks,
  explainFinding,
  explainRule,
  type Finding,
  type Position,
  type Span,
  touches,
  withoutLinks,
} from '../../core/api.js';
import { rulePage } from '../../product.js';
import { toSpan } from '../convert.js';
import { rangeParam } from '../own-params.js';
import { type ExplainResult, explainCommand, explainFindingCommand, explainMethod } from '../protocol/explain.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';
import type { Session } from '../session.js';
import { showMessage } from '../show-message.js';
import { wordsIn } from '../words.js';

const explainParams = z.object({
  uri: z.string(),
  range: rangeParam.optional(),
  ruleId: z.string().optional(),
});

/** Says why there is a finding, with the numbers of its document. */
export const explainFeature: ServerFeature = (session) => {
  const answered = async (given: unknown): Promise<ExplainResult | null> => {
    const params = explainParams.safeParse(given).data;
    return params ? explained(session, params) : null;
  };
  session.connection.onRequest(explainMethod, answered);
  return {
    commands: { [explainCommand]: ([given]) => answered(given) },
    clientCommands: { [explainFindingCommand]: ([given]) => shown(session, given, answered) },
  };
};

async function explained(
  { answer, neighbours, settings, localeOf }: Session,
  params: z.infer<typeof explainParams>,
): Promise<ExplainResult | null> {
  const { uri, range, ruleId } = params;
  const ofFinding =
    range &&
    (await answer<ExplainResult | undefined>(explainMethod, uri, undefined, (reading) => {
      const span = toSpan(reading.analysis, range);
      const findings = [...reading.analysis.findings, ...neighbours.findingsAgainst(uri)];
      const finding = meantFinding(findings, span, ruleId);
      return finding && explainFinding(reading.analysis, finding, linksIn(reading));
    }));
  if (ofFinding || ruleId === undefined) return ofFinding ?? null;
  const locale = localeOf(await settings.for(uri));
  return explainRule(ruleId, locale, { ...withoutLinks, rule: rulePage }) ?? null;
}

/** The finding at a place; where it has moved, the nearest word for it is one that touches the place. */
function meantFinding(findings: readonly Finding[], span: Span, ruleId: string | undefined): Finding | undefined {
  const ofRule = findings.filter((finding) => ruleId === undefined || finding.ruleId === ruleId);
  return (
    ofRule.find((finding) => finding.span.start === span.start && finding.span.end === span.end) ??
    ofRule.find((finding) => touches(finding.span, span))
  );
}

function linksIn({ document, analysis }: Reading): ExplanationLinks {
  const address = (uri: string, { line, character }: Position) => `${safe(uri)}#L${line + 1},${character + 1}`;
  return {
    place: ({ start }) => address(document.uri, analysis.lines.positionAt(start)),
    elsewhere: ({ document: other, start }) => address(other, start),
    rule: rulePage,
  };
}

/** An address that ends no link too early; not every client encodes brackets. */
function safe(uri: string): string {
  return uri.replace(/[()<>\s]/gu, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** A client without a view of ours is led to the page of the rule, or told where it is. */
async function shown(
  { connection, client, settings, localeOf }: Session,
  given: unknown,
  answered: (given: unknown) => Promise<ExplainResult | null>,
): Promise<ExplainResult | null> {
  const result = await answered(given);
  const { uri, ruleId } = explainParams.safeParse(given).data ?? {};
  if (!result || uri === undefined || ruleId === undefined) return result;
  const page = rulePage(ruleId);
  const isShown =
    client.showsDocuments &&
    (await connection.sendRequest(ShowDocumentRequest.type, { uri: page, external: true }).then(
      ({ success }) => success,
      () => false,
    ));
  if (!isShown) showMessage(connection, MessageType.Info, wordsIn(localeOf(await settings.for(uri))).rulePageAt(result.title, page));
  return result;
}
