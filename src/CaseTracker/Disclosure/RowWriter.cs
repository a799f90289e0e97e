using CaseTracker.Data;
using Dapper;

namespace CaseTracker.Disclosure;

/// <summary>Writes the difference between what was true and what is: a row that did not change is not touched.</summary>
internal sealed class RowWriter(Session session)
{
    private static readonly string[] SpanColumns = ["FromSeq", "ToSeq"];
    private readonly Dictionary<RowTable, List<Span>> _opened = [];

    /// <summary>Ends the rows that are no longer true at this position, and begins those that are new.</summary>
    /// <exception cref="InvalidOperationException">The read tables do not hold what they must hold: they need a rebuild.</exception>
    public async Task Write(IEnumerable<Row> before, IEnumerable<Row> after, long position)
    {
        var (old, now) = (before.ToHashSet(), after.ToHashSet());
        foreach (var row in old.Where(r => !now.Contains(r)))
            await Close(row, position);
        foreach (var row in now.Where(r => !old.Contains(r)))
            Open(new Span(row, position, RowTable.Open));
    }

    /// <summary>Begins the rows of a stream that is new.</summary>
    public void Write(IEnumerable<Row> rows, long position)
    {
        foreach (var row in rows)
            Open(new Span(row, position, RowTable.Open));
    }

    /// <summary>Exchanges spans for others, past ones too: the one exception, made when a person is erased.</summary>
    public async Task Replace(IEnumerable<Span> before, IEnumerable<Span> after)
    {
        var (old, now) = (before.ToHashSet(), after.ToHashSet());
        foreach (var span in old.Where(s => !now.Contains(s)))
        {
            var (table, arguments, key) = KeyOf(span.Row);
            arguments.Add("from", span.FromSeq);
            await session.Execute($"-- RowWriter.Replace\nDELETE FROM {table.Name} WHERE {key} AND FromSeq = @from", arguments);
        }
        foreach (var span in now.Where(s => !old.Contains(s)))
            Open(span);
    }

    public void Open(Span span)
    {
        var table = RowTable.Of(span.Row.GetType());
        if (!_opened.TryGetValue(table, out var rows))
            _opened[table] = rows = [];
        rows.Add(span);
    }

    /// <summary>Sends the gathered rows, table by table, in the order in which the tables keep them: neighbours are written in one
    /// go.</summary>
    public async Task Flush()
    {
        foreach (var (table, spans) in _opened)
        {
            var rows = spans
                .OrderBy(s => table.KeyTextOf(s.Row), StringComparer.Ordinal)
                .Select(s => (object?[])[.. table.ValuesOf(s.Row), s.FromSeq, s.ToSeq]);
            await session.Insert(table.Name, [.. table.Columns, .. SpanColumns], rows);
        }
        _opened.Clear();
    }

    private async Task Close(Row row, long position)
    {
        var (table, arguments, key) = KeyOf(row);
        arguments.AddDynamicParams(new { position, open = RowTable.Open });
        var closed = await session.Execute(
            $"-- RowWriter.Close\nUPDATE {table.Name} SET ToSeq = @position WHERE {key} AND ToSeq = @open",
            arguments
        );
        if (closed != 1)
            throw new InvalidOperationException($"{table.Name} holds {closed} rows where one is expected: run 'casetracker rebuild'.");
    }

    private static (RowTable Table, DynamicParameters Arguments, string Key) KeyOf(Row row)
    {
        var table = RowTable.Of(row.GetType());
        var (values, arguments) = (table.ValuesOf(row), new DynamicParameters());
        foreach (var column in table.Key)
            arguments.Add(table.Columns[column], values[column]);
        return (table, arguments, string.Join(" AND ", table.Key.Select(c => $"{table.Columns[c]} = @{table.Columns[c]}")));
    }
}
