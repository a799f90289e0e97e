using System.Globalization;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Reference;

public sealed class StatesTests
{
    [Test]
    public void Has_193_members_and_2_observers()
    {
        Assert.That(States.All.Count(s => s.Status == StateStatus.Member), Is.EqualTo(193));
        Assert.That(States.All.Where(s => s.Status == StateStatus.Observer).Select(s => s.Iso3), Is.EqualTo(["PSE", "VAT"]));
    }

    [TestCase("YUG")]
    [TestCase("SCG")]
    [TestCase("CSK")]
    [TestCase("DDR")]
    [TestCase("SUN")]
    public void A_State_that_ceased_to_exist_has_no_liaison(string iso3)
    {
        var state = States.Find(iso3);
        Assert.That(state, Is.Not.Null);
        Assert.That((state!.Status, state.HasLiaison), Is.EqualTo((StateStatus.Historic, false)));
    }

    [Test]
    public void Every_State_has_a_name_in_the_six_languages() =>
        Assert.That(
            States.All.SelectMany(s => new[] { s.Names.En, s.Names.Fr, s.Names.Ru, s.Names.Es, s.Names.Ar, s.Names.Zh }),
            Has.All.Not.Null.And.All.Not.Empty
        );

    [TestCase("CIV", "Côte d’Ivoire", "Côte d’Ivoire", "Кот-д’Ивуар", "Côte d’Ivoire", "كوت ديفوار", "科特迪瓦")]
    [TestCase("TUR", "Türkiye", "Türkiye", "Турция", "Türkiye", "تركيا", "土耳其")]
    [TestCase("BRA", "Brazil", "Brésil", "Бразилия", "Brasil", "البرازيل", "巴西")]
    public void Is_named_in_the_reader_s_language(string iso3, string en, string fr, string ru, string es, string ar, string zh) =>
        Assert.That(
            new[] { "en", "fr", "ru", "es", "ar", "zh" }.Select(l => States.Find(iso3)!.Name(CultureInfo.GetCultureInfo(l))),
            Is.EqualTo([en, fr, ru, es, ar, zh])
        );

    [TestCase("FRA", null, null, "FRA")]
    [TestCase("NA", null, null, "NAM")]
    [TestCase("", "250.0", "", "FRA")]
    [TestCase(null, "004", null, "AFG")]
    [TestCase("", "", "Côte dIvoire", "CIV")]
    [TestCase("", "", "Cote D'Ivoire", "CIV")]
    [TestCase("", "", "VIET NAM", "VNM")]
    [TestCase("", "", "Turkey", "TUR")]
    [TestCase("", "", "Turquie", "TUR")]
    [TestCase("ZAR", null, null, "COD")]
    [TestCase("", "890.0", "Yugoslavia", "YUG")]
    public void Resolves_what_sources_write(string? iso, string? m49, string? name, string expected) =>
        Assert.That(States.Resolve(iso, m49, name)?.Iso3, Is.EqualTo(expected));

    [TestCase(null, null, null)]
    [TestCase("", " ", "")]
    [TestCase("", "", "ZZ [Undetermined]")]
    [TestCase("ZZ", "250.5", "Atlantis")]
    [TestCase("", "-4", null)]
    [TestCase("", "99999999999999999999999999999999", null)]
    public void Resolves_nothing_from_what_names_no_State(string? iso, string? m49, string? name) =>
        Assert.That(States.Resolve(iso, m49, name), Is.Null);

    [Test]
    public void Tells_an_open_nationality_from_a_mistyped_one() =>
        Assert.That(
            new[] { null, "", " ", "ZZ [Undetermined]", "Atlantis" }.Select(States.IsUndetermined),
            Is.EqualTo([true, true, true, true, false])
        );

    [TestCase("fatalities-2021-06.csv", "ISOCode3", "M49_Code", "Casualty_Nationality")]
    [TestCase("fatalities-2023-11-28.csv", "isocode3", "m49_code", "casualty_nationality")]
    public void Resolves_every_nationality_of_the_fatalities_series(string file, string iso, string m49, string name)
    {
        var rows = SharedData.Columns(file, iso, m49, name).ToList();
        Assert.That(rows.Where(r => States.Resolve(r[0], r[1], r[2]) is null && !States.IsUndetermined(r[2])), Is.Empty);
        Assert.That(rows.Where(r => r[0] is not "" && States.Resolve(r[0])?.M49 != States.Resolve(null, r[1])?.M49), Is.Empty);
        Assert.That(rows.Count(r => States.IsUndetermined(r[2])), Is.EqualTo(15));
    }

    [Test]
    public void Resolves_every_country_of_the_aid_worker_incidents()
    {
        var rows = SharedData.Columns("aid-worker-incidents-2025-08.csv", "Country Code", "Country").Skip(1).ToList();
        Assert.That(rows.Where(r => r[0] is not "" && States.Resolve(r[0]) is null), Is.Empty);
        Assert.That(rows.Where(r => r[0] is not "" && States.Resolve(r[0]) != States.Resolve(null, null, r[1])), Is.Empty);
    }
}
