using System.Globalization;

namespace CaseTracker.Import;

/// <summary>The cells of one row, read with a doubt noted where a value is not what it should be.</summary>
internal sealed class Cells(SourceTable table, RawRow row, string id, Findings findings)
{
    public void Doubt(string column, string reason) => findings.Doubt(row.Line, id, table.NameOf(column), table.Value(row, column), reason);

    public T Term<T>(string column, IReadOnlyDictionary<string, T> terms, T otherwise)
    {
        if (terms.TryGetValue(table.Value(row, column), out var term))
            return term;
        Doubt(column, Texts.Text.ImportTakenAsUnknown);
        return otherwise;
    }

    /// <summary>The columns that say something, joined; null where none does.</summary>
    public string? Text(int longest, params string[] columns)
    {
        var text = string.Join(
            ", ",
            columns.Select(c => table.Value(row, c)).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
        );
        if (text.Length <= longest)
            return text.Length == 0 ? null : text;
        Doubt(columns[0], Texts.Text.TooLong(longest));
        return text[..longest];
    }

    /// <summary>Degrees within the limits, or null.</summary>
    public double? Degrees(string column, double limit)
    {
        var text = table.Value(row, column);
        if (text.Length == 0)
            return null;
        if (
            double.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var degrees
            )
            && Math.Abs(degrees) <= limit
        )
            return degrees;
        Doubt(column, Texts.Text.ImportTakenAsUnknown);
        return null;
    }
}
