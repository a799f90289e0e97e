using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CaseTracker.Data;

/// <summary>Times are UTC to 100 ns; SQLite keeps them as text that sorts by time.</summary>
public static class StoredTime
{
    private const string Pattern = "yyyy-MM-dd HH:mm:ss.fffffff";

    public static string Format(DateTime time) => time.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is not exactly in the stored form.</exception>
    public static DateTime Parse(string text) =>
        DateTime.ParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

/// <summary>SQLite keeps an id as its 16 bytes in the order in which it is written, so that ids made one after the other lie side by
/// side.</summary>
public static class StoredId
{
    public static byte[] Format(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid Parse(byte[] bytes) => new(bytes, bigEndian: true);
}

/// <summary>Makes Dapper read and write the same .NET types on both engines.</summary>
internal static class TypeHandlers
{
    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.RemoveTypeMap(typeof(DateTime));
        SqlMapper.RemoveTypeMap(typeof(DateTime?));
        SqlMapper.AddTypeHandler(new GuidHandler());
        SqlMapper.AddTypeHandler(new TimeHandler());
    }

    private sealed class GuidHandler : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value) =>
            parameter.Value = parameter is SqliteParameter ? StoredId.Format(value) : value;

        public override Guid Parse(object value) => value is byte[] bytes ? StoredId.Parse(bytes) : (Guid)value;
    }

    private sealed class TimeHandler : SqlMapper.TypeHandler<DateTime>
    {
        public override void SetValue(IDbDataParameter parameter, DateTime value)
        {
            if (parameter is SqliteParameter)
                parameter.Value = StoredTime.Format(value);
            else
            {
                parameter.DbType = DbType.DateTime2;
                parameter.Value = value;
            }
        }

        public override DateTime Parse(object value) =>
            value is string text ? StoredTime.Parse(text) : DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc);
    }
}
