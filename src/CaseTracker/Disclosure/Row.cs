using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace CaseTracker.Disclosure;

/// <summary>A row of a read table, without its span; two rows are the same row when all their values are equal.</summary>
public abstract record Row;

/// <summary>Names the columns that tell the rows of a read table apart, whatever their span.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadTableAttribute(params string[] key) : Attribute
{
    public IReadOnlyList<string> Key { get; } = key;

    /// <summary>Written for audiences and to be read through <see cref="AudienceReader"/> only.</summary>
    public bool IsPerAudience { get; init; }

    /// <summary>Readers of strictly confidential matter find more rows in it, written for them alone.</summary>
    public bool HasStrictPart { get; init; }
}

/// <summary>How a row type is stored: a table of the same name, a column for each property, and the span <c>[FromSeq, ToSeq)</c>.</summary>
public sealed class RowTable
{
    /// <summary>The end of a span that has not ended.</summary>
    public const long Open = long.MaxValue;

    private static readonly ConcurrentDictionary<Type, RowTable> Known = new();
    private readonly Func<Row, object?[]> _values;
    private readonly Func<Row, object?[]> _key;

    private RowTable(Type type)
    {
        var attribute =
            type.GetCustomAttribute<ReadTableAttribute>() ?? throw new InvalidOperationException($"{type.Name} declares no read table.");
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite)
            .OrderBy(p => p.MetadataToken)
            .ToList();
        (Type, Name, IsPerAudience, HasStrictPart) = (type, type.Name, attribute.IsPerAudience, attribute.HasStrictPart);
        Columns = properties.ConvertAll(p => p.Name);
        Key = attribute.Key.Select(k => Columns.IndexOf(k)).ToList();
        (_values, _key) = (Getter(type, properties), Getter(type, Key.Select(k => properties[k])));
    }

    /// <summary>All read tables of the product.</summary>
    public static IReadOnlyList<RowTable> All { get; } =
        typeof(RowTable)
            .Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Row)))
            .Select(Of)
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .ToList();

    public Type Type { get; }
    public string Name { get; }
    public bool IsPerAudience { get; }
    public bool HasStrictPart { get; }
    public List<string> Columns { get; }

    /// <summary>Indexes into <see cref="Columns"/>.</summary>
    public IReadOnlyList<int> Key { get; }

    public static RowTable Of(Type type) => Known.GetOrAdd(type, t => new RowTable(t));

    public object?[] ValuesOf(Row row) => _values(row);

    /// <summary>A text that sorts as the table's key does.</summary>
    public string KeyTextOf(Row row) => string.Join('\u0001', _key(row));

    private static Func<Row, object?[]> Getter(Type type, IEnumerable<PropertyInfo> properties)
    {
        var row = Expression.Parameter(typeof(Row));
        var typed = Expression.Convert(row, type);
        return Expression
            .Lambda<Func<Row, object?[]>>(
                Expression.NewArrayInit(
                    typeof(object),
                    properties.Select(p => Expression.Convert(Expression.Property(typed, p), typeof(object)))
                ),
                row
            )
            .Compile();
    }
}

/// <summary>A row and the span of ledger positions at which it was true.</summary>
public readonly record struct Span(Row Row, long FromSeq, long ToSeq);
