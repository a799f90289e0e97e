using System.Buffers.Binary;

namespace CaseTracker.Seeding;

/// <summary>The lots of one synthetic case: the same seed and number always draw the same.</summary>
internal sealed class Chance(int seed, int number)
{
    private static readonly long Epoch = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private readonly ulong _start = Mix(((ulong)(uint)seed << 32) | (uint)number);
    private readonly Random _random = new(unchecked((int)Mix(((ulong)(uint)seed << 32) ^ (uint)number)));

    public bool Is(double probability) => _random.NextDouble() < probability;

    /// <summary>A whole number from the first to the last, both included.</summary>
    public int Between(int first, int last) => _random.Next(first, last + 1);

    public double Share() => _random.NextDouble();

    public T Of<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    /// <summary>An id in the form of a version 7 UUID that follows the number, so that the rows of cases made one after the other lie side
    /// by side.</summary>
    public Guid Id(int item)
    {
        Span<byte> bytes = stackalloc byte[16];
        var lot = Mix(_start + (ulong)item);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)(Epoch + number) << 16) | 0x7000 | (uint)(item & 0xFFF));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (lot >> 2) | 0x8000_0000_0000_0000);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Characters drawn by lot from the letters; another attempt draws others.</summary>
    public string Letters(string letters, int length, int attempt)
    {
        var lot = Mix(_start ^ ((ulong)(attempt + 1) << 48));
        return string.Create(
            length,
            (letters, lot),
            static (text, from) =>
            {
                var (letters, rest) = from;
                for (var i = 0; i < text.Length; i++, rest /= (ulong)letters.Length)
                    text[i] = letters[(int)(rest % (ulong)letters.Length)];
            }
        );
    }

    private static ulong Mix(ulong value)
    {
        value = unchecked((value + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        return value ^ (value >> 31);
    }
}

/// <summary>Values of which some come up more often than others.</summary>
internal sealed class Weighted<T>
{
    private readonly List<(T Value, double Until)> _values = [];

    public Weighted(IEnumerable<(T Value, double Weight)> values)
    {
        var sum = 0.0;
        foreach (var (value, weight) in values)
            _values.Add((value, sum += weight));
    }

    public T Draw(Chance chance)
    {
        var lot = chance.Share() * _values[^1].Until;
        var (low, high) = (0, _values.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_values[middle].Until > lot)
                high = middle;
            else
                low = middle + 1;
        }
        return _values[low].Value;
    }
}

/// <summary>Writes weights in one line: <c>IND 69 TCD 64</c>.</summary>
internal static class Weighted
{
    public static Weighted<string> Of(string line) => new(Pairs(line).Select(p => (p.Key, p.Value)));

    public static Dictionary<string, double> Pairs(string line) =>
        line.Split(' ').Chunk(2).ToDictionary(p => p[0], p => double.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture));

    public static Weighted<T> Of<T>(params (T, double)[] values) => new(values);
}
