using System.Security.Cryptography;
using System.Text;
using CaseTracker.Data;

namespace CaseTracker.Ledger;

/// <summary>
/// One AES-256-GCM key per person, kept apart from the ledger and wrapped by the master key. Destroying a person's key makes all that was
/// recorded about that person by name unreadable, here and in every backup of the ledger alone.
/// </summary>
/// <remarks>Bound to one session: new keys are stored, and destroyed ones removed, with the events that they belong to.</remarks>
internal sealed class PersonalDataKeys(MasterKey master)
{
    private const int NonceLength = 12,
        TagLength = 16;
    private readonly Dictionary<Guid, byte[]?> _keys = [];
    private readonly Dictionary<Guid, byte[]> _created = [];
    private readonly HashSet<Guid> _erased = [];

    private sealed record Row
    {
        public Guid PersonId { get; init; }
        public byte[] Wrapped { get; init; } = [];
    }

    /// <summary>Fetches the keys of these persons in one go; a person without one was erased or never had personal data.</summary>
    public async Task Load(Session session, IReadOnlyCollection<Guid> persons)
    {
        foreach (var some in persons.Where(p => !_keys.ContainsKey(p)).Distinct().Chunk(500))
        {
            foreach (var person in some)
                _keys[person] = null;
            foreach (
                var row in await session.Query<Row>(
                    "-- PersonKey.Load\nSELECT PersonId, Wrapped FROM PersonKey WHERE PersonId IN @ids",
                    new { ids = session.Ids(some) }
                )
            )
            {
                if (row.Wrapped.Length == 0)
                    _erased.Add(row.PersonId);
                else
                    _keys[row.PersonId] = master.Unwrap(row.Wrapped, row.PersonId);
            }
        }
    }

    /// <exception cref="InvalidOperationException">The person was erased: nothing more may be recorded by name.</exception>
    public byte[] Encrypt(Guid personId, string text)
    {
        if (_erased.Contains(personId))
            throw new InvalidOperationException("Nothing can be recorded by name of a person who was erased.");
        if (!_keys.TryGetValue(personId, out var key) || key is null)
        {
            _keys[personId] = key = RandomNumberGenerator.GetBytes(32);
            _created[personId] = master.Wrap(key, personId);
        }
        return Aes(key, personId, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Null when the person's key is destroyed.</summary>
    /// <exception cref="CryptographicException">The text was altered or belongs to somebody else.</exception>
    public string? Decrypt(Guid personId, byte[] box) =>
        _keys.TryGetValue(personId, out var key) && key is not null ? Encoding.UTF8.GetString(Open(key, personId, box)) : null;

    /// <summary>Stores the keys that were made while events were written.</summary>
    public async Task Save(Session session)
    {
        if (_created.Count == 0)
            return;
        await session.Insert("PersonKey", ["PersonId", "Wrapped"], _created.Select(k => new object?[] { k.Key, k.Value }));
        _created.Clear();
    }

    /// <summary>An empty key stays behind, so that the person never gets another under which the old text would look altered.</summary>
    public async Task Destroy(Session session, Guid personId)
    {
        if (
            await session.Execute(
                "-- PersonKey.Destroy\nUPDATE PersonKey SET Wrapped = @none WHERE PersonId = @personId",
                new { personId, none = Array.Empty<byte>() }
            ) == 0
        )
            await session.Insert(
                "PersonKey",
                ["PersonId", "Wrapped"],
                [
                    [personId, Array.Empty<byte>()],
                ]
            );
        _keys[personId] = null;
        _erased.Add(personId);
    }

    internal static byte[] Aes(byte[] key, Guid boundTo, byte[] text)
    {
        var box = new byte[NonceLength + text.Length + TagLength];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            box.AsSpan(0, NonceLength),
            text,
            box.AsSpan(NonceLength, text.Length),
            box.AsSpan(NonceLength + text.Length),
            boundTo.ToByteArray()
        );
        return box;
    }

    internal static byte[] Open(byte[] key, Guid boundTo, byte[] box)
    {
        if (box.Length < NonceLength + TagLength)
            throw new CryptographicException("The encrypted text is too short.");
        var text = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            box.AsSpan(0, NonceLength),
            box.AsSpan(NonceLength, text.Length),
            box.AsSpan(NonceLength + text.Length),
            text,
            boundTo.ToByteArray()
        );
        return text;
    }
}

/// <summary>The key from configuration that wraps the persons' keys, the documents' and the web service's, and signs seals and editions; it
/// never enters the database.</summary>
public sealed class MasterKey : IDisposable
{
    private readonly byte[] _wrapping;
    private readonly byte[] _signing;
    private readonly byte[] _locking;
    private readonly byte[] _keeping;
    private readonly byte[] _publishing;

    /// <param name="secret">At least 32 random bytes.</param>
    /// <exception cref="ArgumentException">The secret is too short.</exception>
    public MasterKey(byte[] secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.Length < 32)
            throw new ArgumentException("The master key needs at least 32 bytes (base64).", nameof(secret));
        _wrapping = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "casetracker person keys"u8.ToArray());
        _signing = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "casetracker seals"u8.ToArray());
        _locking = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "casetracker web keys"u8.ToArray());
        _keeping = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "casetracker drafts and documents"u8.ToArray());
        _publishing = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            secret,
            PublishingKey.SeedLength,
            info: "casetracker publications"u8.ToArray()
        );
    }

    public byte[] Wrap(byte[] key, Guid personId) => PersonalDataKeys.Aes(_wrapping, personId, key);

    public byte[] Unwrap(byte[] wrapped, Guid personId) => PersonalDataKeys.Open(_wrapping, personId, wrapped);

    /// <summary>HMAC-SHA-256 under a key of its own.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => HMACSHA256.HashData(_signing, data);

    /// <summary>The key under which editions are published; the same master key always gives the same.</summary>
    public PublishingKey Publishing() => new(_publishing);

    /// <summary>Encrypts a key that belongs to no person.</summary>
    public byte[] Lock(byte[] secret) => PersonalDataKeys.Aes(_locking, Guid.Empty, secret);

    /// <exception cref="CryptographicException">It was altered, or locked under another master key.</exception>
    public byte[] Unlock(byte[] locked) => PersonalDataKeys.Open(_locking, Guid.Empty, locked);

    /// <summary>Encrypts what is kept for a while and is no part of the record: drafts, and the keys of documents.</summary>
    /// <param name="boundTo">It opens under this id alone.</param>
    public byte[] Keep(byte[] content, Guid boundTo) => PersonalDataKeys.Aes(_keeping, boundTo, content);

    /// <exception cref="CryptographicException">It was altered, belongs to another id, or was kept under another master key.</exception>
    public byte[] Kept(byte[] content, Guid boundTo) => PersonalDataKeys.Open(_keeping, boundTo, content);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_publishing);
        CryptographicOperations.ZeroMemory(_keeping);
        CryptographicOperations.ZeroMemory(_locking);
        CryptographicOperations.ZeroMemory(_wrapping);
        CryptographicOperations.ZeroMemory(_signing);
    }
}
