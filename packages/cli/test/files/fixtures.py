"""Writes sleepstudy in every format from the CSV of the reference package: pyarrow 26.0.1, openpyxl 3.1.5."""
import os
import openpyxl
import pyarrow as pa, pyarrow.csv as csv, pyarrow.feather as feather, pyarrow.ipc as ipc, pyarrow.parquet as parquet
here = os.path.dirname(os.path.abspath(__file__))
at = lambda name: os.path.join(here, name)
table = csv.read_csv(os.path.join(here, '../../../reference/data/sleepstudy.csv'), convert_options=csv.ConvertOptions(include_columns=['Reaction', 'Days', 'Subject']))
table = table.set_column(2, 'Subject', table['Subject'].cast(pa.string()).dictionary_encode())
parquet.write_table(table, at('sleepstudy.parquet'), compression='zstd')
feather.write_feather(table, at('sleepstudy.feather'))
with pa.OSFile(at('sleepstudy.arrow'), 'wb') as f, ipc.new_stream(f, table.schema) as w:
    w.write_table(table, max_chunksize=100)
book = openpyxl.Workbook()
sheet = book.active
sheet.title = 'Sleep'
sheet.append(table.column_names)
for row in zip(*(column.to_pylist() for column in table.columns)):
    sheet.append(row)
book.create_sheet('Notes').append(['nothing'])
book.save(at('sleepstudy.xlsx'))
