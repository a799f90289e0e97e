using System.Collections;
using System.Reflection;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Ledger;

/// <summary>Random values of any type that occurs in events, by reflection, so that an event added later is tested too.</summary>
internal sealed class Generated(Random random)
{
    private static readonly string[] _texts =
    [
        "",
        "a",
        "Bangassou",
        "é\u0301 中文 \"quoted\" \\ <b>&amp;",
        "line\nbreak\ttab\u0001",
        "\uFFFD\uFEFF\u2028",
        "😀 عربي русский",
        new string('x', 300),
    ];
    private readonly NullabilityInfoContext _nullability = new();

    public Event Event(Type type) =>
        (Event)Record(type) with
        {
            EffectiveOn = Maybe() ? Date() : null,
            Source = Pick<Source>(),
            Confidence = Pick<Confidence>(),
        };

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var value = constructor.Invoke([
            .. constructor.GetParameters().Select(p => Of(p.ParameterType, _nullability.Create(p).WriteState)),
        ]);
        var set = constructor.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && p.DeclaringType != typeof(Event) && !set.Contains(p.Name)))
            property.SetValue(value, Of(property.PropertyType, _nullability.Create(property).WriteState));
        return value;
    }

    private object? Of(Type type, NullabilityState state = NullabilityState.NotNull)
    {
        var inner = Nullable.GetUnderlyingType(type);
        if ((inner is not null || state == NullabilityState.Nullable) && Maybe())
            return null;
        type = inner ?? type;
        if (type == typeof(string))
            return _texts[random.Next(_texts.Length)];
        if (type == typeof(Guid))
            return Id();
        if (type == typeof(bool))
            return Maybe();
        if (type == typeof(int))
            return random.Next(int.MinValue, int.MaxValue);
        if (type == typeof(long))
            return random.NextInt64();
        if (type == typeof(double))
            return Math.Round(random.NextDouble() * 360 - 180, random.Next(12));
        if (type == typeof(DateOnly))
            return new DateOnly(random.Next(1945, 2030), random.Next(1, 13), random.Next(1, 29));
        if (type == typeof(DateTime))
            return new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        if (type == typeof(PartialDate))
            return Date();
        if (type == typeof(Personal))
            return new Personal(Id(), _texts[random.Next(_texts.Length)]);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        return type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? List(type.GetGenericArguments()[0]) : Record(type);
    }

    private IList List(Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        for (var i = random.Next(4); i > 0; i--)
            list.Add(Of(element));
        return list;
    }

    private PartialDate Date() =>
        random.Next(3) switch
        {
            0 => new PartialDate(random.Next(1945, 2030)),
            1 => new PartialDate(random.Next(1945, 2030), random.Next(1, 13)),
            _ => new PartialDate(random.Next(1945, 2030), random.Next(1, 13), random.Next(1, 29)),
        };

    private T Pick<T>()
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private bool Maybe() => random.Next(2) == 0;

    private Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
