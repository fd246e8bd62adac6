import type { Instant } from '../../calendar/zoneTime.ts';
import type { Random } from '../random.ts';
import type { MentoringRequest, Region } from '../world/model.ts';
import { close, transfer } from './closeStep.ts';
import { contactClient } from './contactStep.ts';
import { submissions } from './intake.ts';
import type { Journey, Life } from './life.ts';
import { MentorPool } from './mentorPool.ts';
import { makeOffer } from './offerStep.ts';
import { enterQueue } from './queueStep.ts';
import { arrangeSession } from './sessionStep.ts';
import { submit, type Office } from './submitStep.ts';
import { Timeline } from './timeline.ts';

export interface Simulated {
  readonly regions: readonly Region[];
  readonly random: Random;
  readonly asOf: Instant;
  readonly scale: number;
  /** The org's own zone. */
  readonly zone: string;
  readonly reservedAreas: ReadonlySet<string>;
}

/** Lives through the weeks before `asOf`, and stops there: whatever would come later has not happened. */
export function simulate({
  regions,
  random,
  asOf,
  scale,
  zone,
  reservedAreas,
}: Simulated): MentoringRequest[] {
  const timeline = new Timeline();
  const office: Office = { requests: [], reserved: reservedAreas };
  const pool = new MentorPool(zone);
  const life: Life = {
    get now() {
      return timeline.now;
    },
    pool,
    later: (journey: Journey, at, happen) => {
      const { turn } = journey;
      timeline.plan(at, () => {
        if (journey.turn === turn) happen();
      });
    },
    inAnyCase: (at, happen) => {
      timeline.plan(at, happen);
    },
    steps: {
      enterQueue: (journey, why) => {
        enterQueue(life, journey, why);
      },
      offer: (journey, mentor, how) => {
        makeOffer(life, journey, mentor, how);
      },
      contactClient: (journey, offer) => {
        contactClient(life, journey, offer);
      },
      arrangeSession: (journey, offer) => {
        arrangeSession(life, journey, offer);
      },
      transfer: (journey, offer) => {
        transfer(life, journey, offer);
      },
      close: (journey, status, offer) => {
        close(life, journey, status, offer);
      },
    },
  };
  submissions(regions, random, asOf, scale).forEach((submission, index) => {
    timeline.plan(submission.at, () => {
      submit(life, office, submission, random.stream(`request ${index}`));
    });
  });
  timeline.run(asOf);
  return office.requests;
}
