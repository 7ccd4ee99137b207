import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { UserError } from '../types/errors.ts';
import { FIELDS, recordOf, type CorpusRecord, type Fault, type FieldNames } from './record.ts';

/**
 * The records of a Parquet file, row group by row group, of the columns that are ours alone.
 *
 * @throws UserError where the file is damaged.
 */
export async function* readParquet(
  file: AsyncBuffer,
  name: string,
  names: FieldNames,
): AsyncGenerator<CorpusRecord | Fault> {
  try {
    const metadata = await parquetMetadataAsync(file);
    const present = new Set(metadata.schema.map((column) => column.name));
    const columns = FIELDS.map((field) => names[field] ?? field).filter((column) => present.has(column));
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      const rows = await parquetReadObjects({ file, metadata, columns, rowStart, rowEnd, compressors });
      for (const [i, row] of rows.entries()) yield recordOf(row, `${name}:${rowStart + i + 1}`, names);
      rowStart = rowEnd;
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `${name}: no Parquet file that can be read (${(error as Error).message}); write it anew`,
    );
  }
}
