import type { Generated } from 'kysely';

/** The tables as the migrations leave them. */
export interface Tables {
  items: ItemTable;
}

export interface ItemTable {
  id: Generated<number>;
  name: string;
  quantity: number;
  notes: string | null;
  created_at: Date;
}
