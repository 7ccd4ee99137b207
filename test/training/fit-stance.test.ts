import { describe, expect, it } from 'vitest';
import { fitStance, type StanceExample } from '../../src/training/fit-stance.ts';

/** Praise is favourable, mockery critical, by whose deed it is; seeing shows nothing. */
function examples(): StanceExample[] {
  const kinds = [['praise', 'favourable'], ['mock', 'critical'], ['see', null]] as const; // prettier-ignore
  return Array.from({ length: 120 }, (_, i) => {
    const [word, sign] = kinds[i % 3]!;
    const direction = i % 2 === 0 ? 0 : 1;
    const deed = ['pair,any', `does,${word}`];
    const suffered = ['pair,any', `done to,${word}`];
    return {
      cues: direction === 0 ? [deed, suffered] : [suffered, deed],
      right: sign && { direction, sign },
    };
  });
}

describe('fitting of attitudes', () => {
  it('learns sign and direction', () => {
    const weights = fitStance(examples());
    const sure = (cue: string): number => {
      const { favourable, critical } = weights.get(cue)!;
      return favourable - critical;
    };
    expect(sure('does,praise')).toBeGreaterThan(0.5);
    expect(sure('does,mock')).toBeLessThan(-0.5);
    expect(weights.get('does,praise')!.favourable).toBeGreaterThan(weights.get('done to,praise')!.favourable);
  });

  it('gives the same weights again', () => {
    expect([...fitStance(examples())]).toEqual([...fitStance(examples())]);
  });

  it('leaves out rare cues and those that no table can hold', () => {
    const rare = { cues: [['pair,any', 'does,hum'], ['pair,any']], right: null } as const;
    const odd = { cues: [['a,b,c'], ['a,b,c']], right: { direction: 0, sign: 'critical' } } as const;
    const names = [...fitStance([...examples(), rare, ...Array.from({ length: 30 }, () => odd)]).keys()];
    expect(names).not.toContain('does,hum');
    expect(names).not.toContain('a,b,c');
  });
});
