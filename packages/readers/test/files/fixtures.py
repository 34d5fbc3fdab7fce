"""Makes the small files that the tests read: pyarrow 26.0.1, openpyxl 3.1.5."""
import datetime as dt, decimal, os
import pyarrow as pa, pyarrow.parquet as pq, pyarrow.feather as feather, pyarrow.ipc as ipc
import openpyxl
out = os.path.dirname(os.path.abspath(__file__))
at = lambda name: os.path.join(out, name)
table = pa.table({
    'y': pa.array([1.5, None, 3.25, -0.0]),
    'count': pa.array([1, 2, None, 4], pa.int32()),
    'id': pa.array([10, 20, 30, 2**40], pa.int64()),
    'big': pa.array([1, 2**53 + 1, None, 3], pa.int64()),
    'half': pa.array([0.5, 1, 2, None], pa.float16()),
    'price': pa.array([decimal.Decimal('1.15'), decimal.Decimal('-57.29'), None, decimal.Decimal('0.07')], pa.decimal128(9, 2)),
    'ok': pa.array([True, False, None, True]),
    'g': pa.array(['b', 'a', None, 'b']),
    'empty': pa.array(['', 'x', '', 'NA']),
    'coded': pa.array(['u', None, 'v', 'u']).dictionary_encode(),
    'dose': pa.DictionaryArray.from_arrays(pa.array([2, 0, None, 2], pa.int8()), pa.array(['low', 'mid', 'high']), ordered=True),
    'day': pa.array([dt.date(1970, 1, 2), None, dt.date(2024, 2, 29), dt.date(1969, 12, 31)]),
    'at': pa.array([dt.datetime(1970, 1, 1, 12), None, dt.datetime(2024, 1, 1, 6), dt.datetime(1970, 1, 3)], pa.timestamp('us')),
    'nanos': pa.array([43_200_000_000_000, None, 0, 1], pa.int64()).cast(pa.timestamp('ns')),
    'time': pa.array([dt.time(6), dt.time(12), None, dt.time(18)], pa.time64('us')),
    'nothing': pa.nulls(4),
    'list': pa.array([[1], [2, 3], None, []]),
})
with pa.OSFile(at('types.arrow'), 'wb') as f, ipc.new_file(f, table.schema) as w:
    w.write_table(table, max_chunksize=3)
with pa.OSFile(at('types.arrows'), 'wb') as f, ipc.new_stream(f, table.schema) as w:
    w.write_table(table, max_chunksize=3)
repeated = pa.table({'y': pa.array([i / 4 for i in range(300)]), 'g': pa.array([f'group {i % 7}' for i in range(300)])})
for codec in ['lz4', 'zstd']:
    feather.write_feather(repeated, at(f'{codec}.feather'), compression=codec)
feather.write_feather(repeated.slice(0, 20), at('version-1.feather'), version=1)
parquet = table.drop_columns(['half', 'nothing'])
pq.write_table(parquet, at('types.parquet'), row_group_size=3)
for codec in ['none', 'gzip', 'zstd', 'lz4', 'brotli']:
    pq.write_table(repeated, at(f'{codec}.parquet'), compression=codec, use_dictionary=(codec != 'none'), data_page_version='2.0' if codec == 'zstd' else '1.0', row_group_size=200)

book = openpyxl.Workbook()
sheet = book.active
sheet.title = 'Data'
sheet.append(['y', 'g', 'day', 'ok', 'ratio', 'note', 'time', 'n'])
sheet.append([1.5, 'a', dt.datetime(2024, 1, 2, 12), True, '#DIV/0!', 'x', dt.time(6), 1])
sheet.append([None, 'b & c', dt.date(1900, 2, 1), False, '#N/A', 3, dt.time(12), 'NA'])
sheet.append([])
sheet.append([3, None, None, None, 2, 'x', None, 'missing'])
sheet.append([4, ' a ', dt.date(1970, 1, 1), None, '=1+1', 'y', None, 4])
book.create_sheet('Notes').append(['nothing here'])
book.create_sheet('Empty')
hidden = book.create_sheet('Before', 0)
hidden.append(['x'])
hidden.sheet_state = 'hidden'
book.save(at('book.xlsx'))
book = openpyxl.Workbook()
book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
sheet = book.active
sheet['B3'] = 'y'
sheet['C3'] = 'day'
sheet['B4'] = 2
sheet['C4'] = dt.date(2024, 2, 29)
book.save(at('from-1904.xlsx'))
