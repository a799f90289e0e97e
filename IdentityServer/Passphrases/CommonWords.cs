using System.Collections.Frozen;

namespace IdentityServer.Passphrases;

/// <summary>Words that people put into passphrases first, in the languages of the pages; written for this purpose, without
/// accents.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> _words = """
        password passphrase passwort motdepasse mot passe pass word code secret login user admin administrator root guest test tester demo default system
        change changeme letmein welcome bienvenue bonjour hello salut open sesame trustno access account compte azerty qwerty qwertz iloveyou jetaime love
        amour lover loveyou mylove darling cherie cheri sweet heart coeur baby bebe honey angel ange princess princesse prince king roi queen reine lady
        master boss chief power superman batman spiderman starwars pokemon naruto matrix dragon tiger tigre lion eagle wolf loup monkey singe horse cheval
        dog chien cat chat kitty puppy bear ours fish poisson bird oiseau rabbit lapin butterfly papillon spider dolphin shadow ombre ghost magic magique
        sun soleil moon lune star etoile sunshine rainbow sky ciel ocean mer sea river mountain montagne flower fleur rose garden forest foret fire feu
        water eau ice snow neige summer ete winter hiver spring printemps autumn automne january february march april june july august september october
        november december janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre monday tuesday wednesday thursday friday saturday
        sunday lundi mardi mercredi jeudi vendredi samedi dimanche today tomorrow forever toujours happy heureux lucky chance smile freedom liberte peace
        paix hope espoir dream reve life vie death mort money argent gold silver diamond family famille mother mere father pere mama papa maman sister
        soeur brother frere son fille friend ami amie children enfant home house maison school ecole office bureau work travail computer ordinateur phone
        internet google facebook twitter instagram youtube microsoft windows apple samsung android linux football soccer baseball basketball hockey rugby
        tennis golf chelsea arsenal liverpool barcelona madrid marseille psg juventus paris london newyork york geneva geneve genova rome berlin vienna
        nairobi dakar cairo beirut bamako goma bangui juba kabul baghdad france french english africa afrique europe america russia china canada
        michael michel jean pierre paul jacques marie maria anna anne julie sophie claire nicolas thomas daniel david robert john james william george
        charles jennifer jessica ashley amanda nicole michelle sarah laura elena fatima mohamed mohammed muhammad ahmed ali omar hassan ibrahim aisha amina
        samuel joseph peter andrew alexander alex chris martin patrick kevin charlie jordan max jack harry oliver emma olivia
        big small black noir white blanc red rouge blue bleu green vert yellow jaune orange purple pink hot cool super good best first one two three four
        five six seven eight nine ten the and for you with from this that mine your our new old please thank thanks merci god dieu jesus christ allah
        security securite service mission officer staff general soldier army police peacekeeper blue helmet casque nation world monde international
        human rights justice crime crimes victim victims database data file files private confidential temp temporary abc abcd abcdef xyz aaa zzz
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="word">Lower case, without accents.</param>
    public static bool Has(string word) => _words.Contains(word) || (word.Length > 3 && word[^1] == 's' && _words.Contains(word[..^1]));
}
