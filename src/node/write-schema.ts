import { jsonSchema } from '../graph/schema.ts';
import { writeFileAtomically } from './files.ts';
import { packagePath } from './package.ts';

// `npm run schema`: writes data/graph.schema.json anew.
await writeFileAtomically(packagePath('data/graph.schema.json'), jsonSchema());
