import { describe, expect, it } from '@jest/globals';
import { recordsIn, RecordNode, totalIn } from 'c/recordNode';

const data = {
  uiapi: {
    query: {
      Case: {
        totalCount: 7,
        edges: [
          {
            node: {
              Id: '500A',
              Subject: { value: 'Plain' },
              Status: { value: 'New', label: 'Brand new' },
              Origin: { value: 'Web' },
              Age__c: { value: 0 },
              IsClosed: { value: true },
              Owner: { Name: { value: 'Queue' } },
            },
          },
        ],
      },
    },
  },
};

describe('c-record-node', () => {
  it('reads text, numbers, flags, labels and parents', () => {
    const [record] = recordsIn(data, 'Case');
    expect(record?.id).toBe('500A');
    expect(record?.text('Subject')).toBe('Plain');
    expect(record?.number('Age__c')).toBe(0);
    expect(record?.flag('IsClosed')).toBe(true);
    expect(record?.label('Status')).toBe('Brand new');
    expect(record?.label('Origin')).toBe('Web');
    expect(record?.parent('Owner').text('Name')).toBe('Queue');
    expect(totalIn(data, 'Case')).toBe(7);
  });

  it('reads what is missing, null or of another type as undefined', () => {
    const record = new RecordNode({ Name: { value: null }, Rank__c: { value: '1' }, Owner: null });
    expect(record.id).toBe('');
    expect(record.text('Name')).toBeUndefined();
    expect(record.text('Nothing')).toBeUndefined();
    expect(record.number('Rank__c')).toBeUndefined();
    expect(record.flag('Name')).toBe(false);
    expect(record.parent('Owner').parent('Manager').text('Name')).toBeUndefined();
  });

  it.each([undefined, null, 'text', {}, { uiapi: null }, { uiapi: { query: { Case: { edges: 3 } } } }])(
    'finds no records in %j',
    (answer) => {
      expect(recordsIn(answer, 'Case')).toEqual([]);
      expect(totalIn(answer, 'Case')).toBeUndefined();
    },
  );
});
